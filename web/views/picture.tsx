/** The deployment as a graph; fetched on demand. */

import { useRef } from "preact/hooks";
import { notify } from "../state/announce";
import { counted } from "../state/phrases";
import { appLeft, type Picture as Drawn, type Neighbour, pictureOf, size } from "../state/picture";
import { type Answer, expanded } from "../state/results";
import { litClass, revealLinked } from "../state/view";
import { useRollout } from "./rollout";
import { spotEvents } from "./spot-events";
import { downloadFile } from "./transfer";

/** The number of characters that fit on a line of a box. */
const fits = 24;

/** A text, shortened to fit. */
function short(text: string): string {
  return text.length <= fits ? text : `${text.slice(0, fits - 1)}…`;
}

/** The app's own box: its name, its services, and its endpoints without a relation. */
function AppBox({ drawn }: { readonly drawn: Drawn }) {
  const { application, units, services, free, height } = drawn;
  const lines = [
    ...services.map(({ name, running }) => ({ text: `${running ? "▶" : "■"} ${name}`, quiet: !running })),
    ...(free.length > 0 ? [{ text: "Not integrated:", quiet: true }] : []),
    ...free.map((text) => ({ text, quiet: true })),
  ];
  return (
    <g class="picture-app">
      <rect x={appLeft} y={size.margin} width={size.app} height={height - 2 * size.margin} rx="6" />
      <text class="picture-title" x={appLeft + 12} y={size.margin + 24}>
        {short(application)}
      </text>
      <text class="picture-note" x={appLeft + 12} y={size.margin + 42}>
        {counted(units, "unit")}
      </text>
      {lines.map(({ text, quiet }, n) => (
        <text
          key={text}
          class={quiet ? "picture-note" : undefined}
          x={appLeft + 12}
          y={size.margin + 64 + n * size.row}
        >
          {short(text)}
        </text>
      ))}
    </g>
  );
}

/** The CSS classes of a neighbour that is lit. */
function litOf({ spot }: Neighbour): string {
  return spot.kind === "endpoint" || spot.kind === "variable" ? litClass(spot.kind, spot.name) : "";
}

/** A box beside the app, and the line between them. */
function NeighbourBox({ one }: { readonly one: Neighbour }) {
  const { side, title, note, label, spot, words, y } = one;
  const left = side === "left" ? size.margin : size.width - size.margin - size.box;
  const middle = y + size.boxHeight / 2;
  const [from, to] = side === "left" ? [left + size.box, appLeft] : [appLeft + size.app, left];
  return (
    // biome-ignore lint/a11y/useSemanticElements: an HTML button cannot be inside SVG.
    <g
      class={`neighbour ${litOf(one)}`}
      role="button"
      tabIndex={0}
      aria-label={words}
      onClick={() => revealLinked(spot)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        revealLinked(spot);
      }}
      {...spotEvents(spot)}
    >
      <path class="picture-edge" d={`M${from} ${middle}H${to}`} />
      <path class="picture-touch" d={`M${from} ${middle}H${to}`} />
      <rect x={left} y={y} width={size.box} height={size.boxHeight} rx="6" />
      <text class="picture-title" x={left + 10} y={y + 18}>
        {short(title)}
      </text>
      <text class="picture-note" x={left + 10} y={y + 35}>
        {short(note)}
      </text>
      <text class="picture-label" x={(from + to) / 2} y={middle - 5} text-anchor="middle">
        {label.length <= 12 ? label : `${label.slice(0, 11)}…`}
      </text>
    </g>
  );
}

/** The style properties that an element needs in a file of its own, which has no style sheet. */
const looks = ["fill", "stroke", "stroke-width", "font-family", "font-size", "font-weight"] as const;

/** The picture as a file, in the colours on the screen. */
function fileOf(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [...svg.querySelectorAll("*")];
  [...copy.querySelectorAll("*")].forEach((element, n) => {
    const style = getComputedStyle(originals[n] as Element);
    for (const name of looks) element.setAttribute(name, style.getPropertyValue(name));
    for (const name of ["class", "tabindex", "role"]) element.removeAttribute(name);
  });
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  const paper = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  const { x, y, width, height } = svg.viewBox.baseVal;
  for (const [name, value] of Object.entries({ x, y, width, height }))
    paper.setAttribute(name, String(value));
  paper.setAttribute("fill", getComputedStyle(svg).backgroundColor);
  copy.prepend(paper);
  return new XMLSerializer().serializeToString(copy);
}

/** The picture, with the buttons that copy and download it. */
function Graph({ drawn }: { readonly drawn: Drawn }) {
  const svg = useRef<SVGSVGElement>(null);
  const { left, right, height, words } = drawn;
  const download = () => {
    if (!svg.current) return;
    downloadFile(`${drawn.application}.svg`, fileOf(svg.current), "image/svg+xml");
    notify({ text: `Downloaded ${drawn.application}.svg.` });
  };
  return (
    <div class="picture">
      {/* biome-ignore lint/a11y/useSemanticElements: an HTML group cannot be inside SVG. */}
      <svg
        ref={svg}
        viewBox={`${left} 0 ${right - left} ${height}`}
        class={drawn.left === 0 ? "wide" : ""}
        width={Math.round((right - left) * 1.15)}
        role="group"
        aria-label={words}
      >
        <AppBox drawn={drawn} />
        {drawn.neighbours.map((one) => (
          <NeighbourBox key={one.id} one={one} />
        ))}
      </svg>
      <p>
        <button type="button" class="button small" onClick={download}>
          Download the picture
        </button>
      </p>
    </div>
  );
}

/** The picture of an answer; until its facts arrive, the previous picture. */
function Drawing({ of }: { readonly of: Answer }) {
  const told = useRollout(of.files);
  const last = useRef<Drawn | null>(null);
  if (told && "problem" in told) return <p class="empty">{told.problem}</p>;
  if (told) last.current = pictureOf(of.result, told.rollout);
  return last.current ? <Graph drawn={last.current} /> : <p class="empty">Drawing…</p>;
}

/**
 * The deployment on display as a picture. While charmcraft refuses the text, the last deployment that it accepted.
 */
export function PictureView() {
  const of = expanded.value;
  if (!of) return <p class="empty">The picture appears here once charmcraft accepts charmcraft.yaml.</p>;
  return <Drawing key={of.project} of={of} />;
}
