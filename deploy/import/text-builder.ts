import type { Sets } from './sets.ts';
import type { About, Place, Statement } from './statement.ts';

/** Longer lines get a body. */
const WIDTH = 120;

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
      const next = statements[index + 1];
      const short = this.inOneLine(statement) !== undefined;
      this.statement(statement);
      this.text += short && next && this.inOneLine(next) !== undefined ? '\n' : '\n\n';
    }
  }

  private statement(statement: Statement): void {
    this.about(statement.about, () => {
      const whole = this.inOneLine(statement);
      this.text += whole ?? this.headerOf(statement);
      if (whole !== undefined) return;
      const lines = statement.lines.map(line =>
        'links' in line ? { text: `grants: ${[line.grants, ...this.sets.grants(line.links)].filter(Boolean).join(', ')}` } : line,
      );
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

  private headerOf({ header }: Statement): string {
    return header.map(part => (typeof part === 'string' ? part : this.sets.written(part))).join(' ');
  }

  /** What has no body, or is only referred to and fits into a line. */
  private inOneLine(statement: Statement): string | undefined {
    const [only, ...others] = statement.lines;
    const header = this.headerOf(statement);
    if (statement.blocks.length > 0 || others.length > 0) return undefined;
    if (!only) return header;
    const whole = 'text' in only && header.startsWith('existing ') ? `${header} { ${only.text} }` : undefined;
    return whole !== undefined && whole.length <= WIDTH ? whole : undefined;
  }

  private about(about: readonly About[] | undefined, write: () => void, after = ''): void {
    const start = this.text.length;
    write();
    if (about) this.places.push({ start, end: this.text.length, about });
    this.text += after;
  }
}
