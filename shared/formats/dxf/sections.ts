/** Which part of a drawing a record belongs to: header, tables, blocks, entities. Everything else is passed over. */
import type { DrawingRecord } from './record.ts';
import type { DrawingForm } from './record-walk.ts';

export interface DrawingVisitor {
  header(record: DrawingRecord): void;
  /** One entry of the layer table. */
  layer(record: DrawingRecord): void;
  blockBegins(record: DrawingRecord, form: DrawingForm): void;
  /** An entity inside a block's definition. */
  blockEntity(record: DrawingRecord): void;
  blockEnds(): void;
  entity(record: DrawingRecord): void;
  /** A record that stops making sense; it is left out. */
  broken(record: DrawingRecord): void;
}

type Section = 'tables' | 'blocks' | 'entities' | 'other';
const SECTIONS: Readonly<Record<string, Section>> = { TABLES: 'tables', BLOCKS: 'blocks', ENTITIES: 'entities' };

/** Sorts records to the visitor; `sawEnd` tells whether the file's own end mark was reached. */
export class SectionSorter {
  sawEnd = false;
  private section: Section = 'other';
  private inBlock = false;
  private readonly visitor: DrawingVisitor;

  constructor(visitor: DrawingVisitor) {
    this.visitor = visitor;
  }

  visit(record: DrawingRecord, form: DrawingForm): void {
    if (this.sawEnd) return;
    if (record.brokenLine !== 0) {
      this.visitor.broken(record);
      return;
    }
    if (this.isMark(record)) return;
    if (this.section === 'entities') this.visitor.entity(record);
    else if (this.section === 'blocks') this.visitBlock(record, form);
    else if (this.section === 'tables' && record.ascii(0) === 'LAYER') this.visitor.layer(record);
  }

  private visitBlock(record: DrawingRecord, form: DrawingForm): void {
    const type = record.ascii(0);
    if (type === 'BLOCK') {
      this.inBlock = true;
      this.visitor.blockBegins(record, form);
    } else if (type === 'ENDBLK') {
      if (this.inBlock) this.visitor.blockEnds();
      this.inBlock = false;
    } else if (this.inBlock) this.visitor.blockEntity(record);
  }

  private isMark(record: DrawingRecord): boolean {
    const first = record.bytes[record.from[0]!];
    // S or E: only SECTION, ENDSEC and EOF are looked at closely.
    if (first !== 0x53 && first !== 0x45) return false;
    const type = record.ascii(0);
    if (type === 'SECTION') {
      const name = record.find(2);
      const title = name < 0 ? '' : record.ascii(name);
      this.section = SECTIONS[title] ?? 'other';
      if (title === 'HEADER') this.visitor.header(record);
      return true;
    }
    if (type === 'ENDSEC') this.section = 'other';
    else if (type === 'EOF') this.sawEnd = true;
    else return false;
    return true;
  }
}
