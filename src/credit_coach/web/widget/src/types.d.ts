// The public interface as the widget sees it; the same shapes as credit_coach.reply.Reply.as_dict().

export type Lang = "zh" | "en";

export interface Option { label: string; send: string }
export interface Contact { label: string; tel: string; note: string }

export interface TextBlock { type: "text"; markdown: string; citations: number[]; anchors: string[] }
export interface ChoicesBlock { type: "choices"; options: Option[] }
export interface ContactsBlock { type: "contacts"; items: Contact[] }
export interface TableBlock { type: "table"; title: string; columns: string[]; rows: string[][]; folded: boolean }
export interface Series { name: string; values: string[]; limits: string[]; shown: string[] }
export interface ChartBlock {
  type: "chart"; kind: "gauge" | "line" | "bar"; title: string; labels: string[]; series: Series[]; unit: string; alt: string;
}
export interface FileBlock { type: "file"; label: string; name: string; media_type: string; href: string }
export type Block = TextBlock | ChoicesBlock | ContactsBlock | TableBlock | ChartBlock | FileBlock;

export interface Fact {
  id: string; source: string; issuer: string; article: string | null; document_no: string | null;
  url: string | null; as_of: string | null; verified: string;
}
export interface Citation {
  n: number; article: string; section: string; title: string; heading: string; sentences: string[];
  reviewed: string; facts: Fact[];
}
export interface Walk {
  name: string; question: string | null; progress: Progress; answers: Record<string, string>;
  state: "asking" | "paused" | "done"; verdict: string | null;
}
export interface Progress { answered: number; total: number }
/** A calculator that a language model called; `arguments` is its record as JSON. */
export interface Calculation { name: string; arguments: string }
export interface Generated { model: string; label: string; calculations: Calculation[] }
export interface Trace {
  rule: string; query: string; how: string; confidence: number | null; kept: string[]; rejected: string[];
  masked: number; hidden: string[]; dropped: string[];
}
export interface Reply {
  id: string; outcome: string; locale: Lang; completeness: string; blocks: Block[]; citations: Citation[];
  suggestions: Option[]; text: string; trace?: Trace; walk: Walk | null; generated?: Generated | null;
}

/** One message and what became of it. `key` names the message, so that sending it again is no second turn. */
export interface Turn {
  text: string; lang: Lang; key: string; state: "waiting" | "answered" | "stopped" | "failed";
  status?: string; preview: Block[]; reply?: Reply; failure?: string; note?: string; rated?: "up" | "down" | "told";
}

export type Mode = "bubble" | "inline" | "page";
export type Session = "none" | "tab" | "device";
export interface Options {
  api: string; site: string; locale: Lang; theme: "light" | "dark" | "auto"; accent: string;
  position: "right" | "left"; mode: Mode; session: Session; greeting: string; starters: string[];
}

/** What a view may do when it is made: a text, or an element with attributes and listeners ("onclick"). */
export type Attrs = Record<string, string | number | boolean | null | undefined | ((event: any) => void)>;
export interface Element_ { tag: string; attrs: Attrs; children: View[] }
export type View = string | Element_;

/** What the small first script hands to the chat. */
export interface Frame {
  element: HTMLElement; root: HTMLElement; launcher: HTMLElement | null;
  emit(name: string, detail?: Record<string, string | number | boolean | null>): void;
  setLocale(locale: Lang): void;
}
