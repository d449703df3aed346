// The words and purposes that every subject is given.

export const controller = "Harbour & Pine";
export const policy = "/policy";

export const layer = {
  title: "Your choice at Harbour & Pine",
  text: "We would like to use your data for measuring visits, for advertising, and for videos and maps. Nothing of this runs until you answer. You can change your mind on any page.",
  accept: "Accept all",
  reject: "Reject all",
  choose: "Choose",
  save: "Save choices",
  close: "Close",
  policy: "Privacy policy",
};

export const purposes = [
  { id: "analytics", name: "Measuring visits", text: "Counts which pages are read, so that we can improve the ones that are not." },
  { id: "ads", name: "Advertising", text: "Lets ad partners show you advertisements that fit what you looked at here." },
  { id: "media", name: "Videos and maps", text: "Loads videos and maps from other companies inside our pages." },
];

/** The companies behind the purposes, spread evenly over them: the usual page has one for each purpose. */
export function vendors(count = purposes.length) {
  return Array.from({ length: count }, (_, at) => ({
    id: `vendor-${at + 1}`,
    name: `Vendor ${at + 1}`,
    purpose: purposes[at % purposes.length].id,
  }));
}
