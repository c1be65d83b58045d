/**
 * Which encoding the texts of a drawing are in: by its version (AC1021 and later UTF-8 whatever is declared, earlier
 * ones $DWGCODEPAGE), unless the texts themselves disprove it; all evidence is kept for the person to see.
 */
import type { Note } from '../../base/news.ts';
import type { EncodingEvidence } from '../../model/layer.ts';
import { encodingLabel, EncodingScan } from '../shapefile/encoding.ts';

/** AutoCAD 2007, the first version whose texts are UTF-8. */
const FIRST_UTF8_VERSION = 'AC1021';

/** What a drawing says about its texts, and what follows. */
export interface DrawingEncoding {
  /** $ACADVER, `AC1024`; null in drawings without a header. */
  readonly version: string | null;
  /** $DWGCODEPAGE as written, `ANSI_936`. */
  readonly declaredCodePage: string | null;
  /** What the rule by version says, and why; null when neither version nor code page say anything. */
  readonly byRule: { readonly encoding: string; readonly reason: Note } | null;
  /** What is taken, and how the texts read in each encoding. `cpg` holds what the rule is about. */
  readonly evidence: EncodingEvidence;
}

/** Gathers texts with bytes above ASCII and decides at the end. */
export class DrawingTextScan {
  private readonly scan = new EncodingScan();

  /** One text, `bytes[from…to)`. */
  add(bytes: Uint8Array, from: number, to: number): void {
    this.scan.add(bytes, from, to, false);
  }

  /** `userLabel` is a person's choice and wins. */
  decide(version: string | null, declaredCodePage: string | null, userLabel: string | null): DrawingEncoding {
    const byRule = ruleFor(version, declaredCodePage);
    const told = byRule && { text: byRule.told, label: byRule.encoding };
    const evidence = this.scan.decide(userLabel, told, 0);
    return { version, declaredCodePage, byRule: byRule && { encoding: byRule.encoding, reason: byRule.reason }, evidence: { ...evidence, languageByte: null } };
  }
}

function ruleFor(version: string | null, codePage: string | null): { encoding: string; told: string; reason: Note } | null {
  if (version !== null && version >= FIRST_UTF8_VERSION) {
    const contradicted = codePage !== null && encodingLabel(codePage) !== 'utf-8';
    const reason: Note = contradicted ? { code: 'formats.dxf-utf8-by-version-not-declared', params: { version, codePage } } : { code: 'formats.dxf-utf8-by-version', params: { version } };
    return { encoding: 'utf-8', told: version, reason };
  }
  const label = codePage === null ? null : encodingLabel(codePage);
  return label === null ? null : { encoding: label, told: codePage!, reason: { code: 'formats.dxf-encoding-declared', params: { codePage: codePage! } } };
}
