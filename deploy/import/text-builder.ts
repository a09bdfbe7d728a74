import type { Sets } from './sets.ts';
import type { About, Place, Statement } from './statement.ts';

/** Writes statements and remembers where what stands. */
export class TextBuilder {
  text = '';
  readonly places: Place[] = [];
  private readonly sets: Sets;

  constructor(sets: Sets) {
    this.sets = sets;
  }

  /** Lines as they are, and an empty line behind them. */
  paragraph(lines: readonly string[]): void {
    if (lines.length > 0) this.text += `${lines.join('\n')}\n\n`;
  }

  /** Short ones stand below each other, others have an empty line around them. */
  statements(statements: readonly Statement[]): void {
    for (const [index, statement] of statements.entries()) {
      const [short, next] = [isShort(statement), statements[index + 1]];
      this.statement(statement);
      this.text += short && next && isShort(next) ? '\n' : '\n\n';
    }
  }

  private statement(statement: Statement): void {
    this.about(statement.about, () => {
      this.text += statement.header.map(part => (typeof part === 'string' ? part : this.sets.written(part))).join(' ');
      const lines = statement.lines.map(line =>
        'links' in line ? { text: `grants: ${[line.grants, ...this.sets.grants(line.links)].filter(Boolean).join(', ')}` } : line,
      );
      const [only] = lines;
      if (isShort(statement)) {
        if (only) this.text += ` { ${only.text} }`;
        return;
      }
      this.text += ' {\n';
      for (const line of lines) this.about('about' in line ? line.about : undefined, () => (this.text += `  ${line.text}`), '\n');
      for (const block of statement.blocks)
        this.about(
          block.about,
          () => {
            this.text += `  ${block.header} {\n${block.lines.map(({ text }) => `    ${text}\n`).join('')}  }`;
          },
          '\n',
        );
      this.text += '}';
    });
  }

  private about(about: readonly About[] | undefined, write: () => void, after = ''): void {
    const start = this.text.length;
    write();
    if (about) this.places.push({ start, end: this.text.length, about });
    this.text += after;
  }
}

/** What is only referred to has one line at most. */
const isShort = ({ header, lines, blocks }: Statement): boolean =>
  blocks.length === 0 && (lines.length === 0 || (lines.length === 1 && String(header[0]).startsWith('existing ')));
