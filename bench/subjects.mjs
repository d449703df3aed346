// Everything that is measured.
import { bare } from "./pages/bare.mjs";
import { c15t } from "./pages/c15t.mjs";
import { confidant, confidantInPage, confidantUrl } from "./pages/confidant.mjs";
import { klaro } from "./pages/klaro.mjs";
import { orejime } from "./pages/orejime.mjs";
import { tarteaucitron } from "./pages/tarteaucitron.mjs";
import { vanillaCookieconsent } from "./pages/vanilla-cookieconsent.mjs";

export const subjects = [bare, confidant, confidantInPage, confidantUrl, vanillaCookieconsent, orejime, klaro, tarteaucitron, c15t];
