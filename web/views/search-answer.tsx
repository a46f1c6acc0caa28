import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Files, VariableAnswer } from "../engine/protocol";
import { bring } from "../state/bring";
import { query, showEveryRow } from "../state/environment-table";
import { charmcraft, files } from "../state/project";
import { ask } from "../state/session";

/** Milliseconds after the last key before the core is asked about a name. */
const askAfter = 250;

/** What the core says about a name, with the folder that it says it of. */
interface Answered {
  readonly name: string;
  readonly of: Files;
  readonly answer: VariableAnswer;
}

/** Asks the core about the name that is searched for, once it is typed. */
function useAnswer(): Answered | null {
  const answered = useSignal<Answered | null>(null);
  const name = query.value.trim();
  const of = files.value;
  useEffect(() => {
    const timer = setTimeout(async () => {
      if (name === "") return;
      const answer = await ask("variable", { files: of, charmcraft: charmcraft.peek(), name });
      if (answer && query.peek().trim() === name) answered.value = { name, of, answer };
    }, askAfter);
    return () => clearTimeout(timer);
  }, [name, of, answered]);
  return answered.value?.name === name ? answered.value : null;
}

/** The names that may be meant, each to be searched for. */
function Names({ names }: { readonly names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <p>
      Did you mean{" "}
      {names.map((name, n) => (
        <span key={name}>
          {n > 0 && (n === names.length - 1 ? " or " : ", ")}
          <button
            type="button"
            class="text-button"
            onClick={() => {
              query.value = name;
            }}
          >
            {name}
          </button>
        </span>
      ))}
      ?
    </p>
  );
}

/** The step that brings what is searched for. */
function Step({ name, of, answer: { title, edits } }: Answered) {
  if (title === "" || edits.length === 0) return null;
  const run = () => {
    if (bring({ title, edits, of, focus: name })) query.value = "";
  };
  return (
    <p>
      <button type="button" class="button small" onClick={run}>
        {title}
      </button>
    </p>
  );
}

/** What there is to say where no variable matches the search: every name has an answer. */
export function SearchAnswer() {
  const answered = useAnswer();
  return (
    <div class="empty search-answer">
      <div role="status">
        <p>{answered ? answered.answer.message : "No variable matches."}</p>
        {answered && <Names names={answered.answer.names} />}
      </div>
      {answered && <Step {...answered} />}
      <p>
        <button type="button" class="text-button" onClick={showEveryRow}>
          Show all
        </button>
      </p>
    </div>
  );
}
