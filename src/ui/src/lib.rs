//! What visitors see: a model in, a node tree out.
