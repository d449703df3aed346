// The article alone: what the page costs before anything is added.

export const bare = { id: "bare", name: "bare page", kind: "bare", files: () => ({}), page: () => ({}) };
