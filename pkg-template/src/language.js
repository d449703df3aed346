// The language to ask in: the page's, else the first of the visitor's that is declared, else the first declared.

/** @param {string[]} declared @param {string} [wanted] the page's own wish */
export const chooseLanguage = (declared, wanted) =>
  [wanted, document.documentElement.lang, ...navigator.languages ?? []]
    .map(tag => String(tag ?? '').split(/[-_]/)[0].toLowerCase())
    .find(language => declared.includes(language)) ?? declared[0]
