/** The page's icons: strokes on a 16 by 16 grid, in the colour of the text around them. */
const paths = {
  close: "M4 4l8 8M12 4l-8 8",
  plus: "M8 3v10M3 8h10",
  search: "M7 12a5 5 0 1 0 0-10 5 5 0 0 0 0 10zM11 11l3 3",
  enlarge: "M9 3h4v4M13 3L9 7M7 13H3V9M3 13l4-4",
  reduce: "M13 7H9V3M9 7l4-4M3 9h4v4M7 9l-4 4",
  eye: "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  hidden:
    "M2 2l12 12M6 4c.6-.3 1.3-.5 2-.5 4 0 6.500 4.500 6.500 4.500s-.8 1.400-2 2.600M4 5.200C2.400 6.300 1.500 8 1.500 8s2.500 4.500 6.500 4.500c.9 0 1.800-.2 2.500-.6",
  copy: "M5.500 5.500h8v8h-8zM10.500 5.500v-3h-8v8h3",
  check: "M3 8.500l3.500 3.500L13 4.500",
  download: "M8 2v8M4.500 7L8 10.500 11.500 7M3 13.500h10",
  more: "M3.500 8h.01M8 8h.01M12.500 8h.01",
  down: "M4 6l4 4 4-4",
  up: "M4 10l4-4 4 4",
  right: "M6 4l4 4-4 4",
  sun: "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8 1v1.500M8 13.500V15M1 8h1.500M13.500 8H15M3 3l1 1M12 12l1 1M3 13l1-1M12 4l1-1",
  moon: "M13 9.500A5.500 5.500 0 0 1 6.500 3a5.500 5.500 0 1 0 6.500 6.500z",
  system: "M2 3h12v8H2zM6 14h4M8 11v3",
  pin: "M6 2h4l-.5 4.500L12 9H4l2.500-2.500zM8 9v5",
  link: "M6.500 9.500l3-3M7.500 4.500l1-1a2.800 2.800 0 0 1 4 4l-1 1M8.500 11.500l-1 1a2.800 2.800 0 0 1-4-4l1-1",
  error: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM6 6l4 4M10 6l-4 4",
  warning: "M8 2.500L14.500 13.500h-13zM8 6.500v3.500M8 12h.01",
  information: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.500v3.500M8 5h.01",
  hint: "M6 13h4M8 2a4 4 0 0 0-2 7.500V11h4V9.500A4 4 0 0 0 8 2z",
  running: "M5 3.500v9l7-4.500z",
  stopped: "M4.500 4.500h7v7h-7z",
  write: "M3 13l.5-2.500L11 3l2 2-7.500 7.500z",
  manifest: "M4 2h8v12H4zM6 5h4M6 8h4M6 11h2",
  environment: "M2 4h3M8 4h6M2 8h3M8 8h6M2 12h3M8 12h6",
  outside: "M7 3.500H3v9.500h9.500V9M9.500 2.500h4v4M13 3L7.500 8.500",
  undo: "M5.500 3L2.500 6l3 3M2.500 6H10a3.500 3.500 0 0 1 0 7H6",
} as const;

/** The name of an icon. */
export type IconName = keyof typeof paths;

/** An icon, hidden from screen readers because the words beside it or the control's name say the same. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
