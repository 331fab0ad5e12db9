export type ProjectXmlRefusalCode =
  | 'not_xml'
  | 'not_project_xml'
  | 'cut_off'
  | 'doctype'
  | 'bad_encoding'
  | 'too_large'
  | 'too_deep'
  | 'too_many';

/** Why a file was not read at all; `line` is counted from 1. */
export class ProjectXmlRefusal extends Error {
  override readonly name = 'ProjectXmlRefusal';
  readonly code: ProjectXmlRefusalCode;
  readonly line: number | undefined;

  constructor(code: ProjectXmlRefusalCode, line?: number) {
    super(line === undefined ? code : `${code} in line ${line}`);
    this.code = code;
    this.line = line;
  }
}
