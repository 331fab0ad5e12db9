import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { mostPages, runLimits } from './limits.ts';
import { type Isolation, type Ran, runWalledIn } from './sandbox.ts';

/** Nothing in a document runs, and nothing it points to is fetched: on top of the sandbox, which would not let it. */
const PROFILE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
`;

/** Where LibreOffice is, if it is installed: by its usual names. */
export function findOffice(path = process.env.PATH ?? ''): string | null {
  const folders = [...path.split(delimiter), '/usr/lib/libreoffice/program', '/opt/libreoffice/program'];
  for (const folder of folders)
    for (const name of ['soffice', 'libreoffice'])
      if (existsSync(join(folder, name))) return join(folder, name);
  return null;
}

/** Makes a PDF of an office document: `source` lies in the folder, the PDF in `out` with the same name. */
export async function officeToPdf(
  isolation: Exclude<Isolation, 'missing'>,
  office: string,
  { folder, source, signal }: { folder: string; source: string; signal?: AbortSignal },
): Promise<Ran> {
  // A fresh profile each time: nothing of one document is left for the next, and two may run at once.
  await mkdir(join(folder, 'profile', 'user'), { recursive: true });
  await mkdir(join(folder, 'out'));
  await writeFile(join(folder, 'profile', 'user', 'registrymodifications.xcu'), PROFILE);
  const range = JSON.stringify({ PageRange: { type: 'string', value: `1-${mostPages}` } });
  return runWalledIn(isolation, {
    program: office,
    args: [
      ...['--headless', '--invisible', '--norestore', '--nolockcheck', '--nodefault', '--nofirststartwizard'],
      ...['-env:UserInstallation={work-url}/profile', '--convert-to', `pdf:${filterOf(source)}:${range}`],
      ...['--outdir', '{work}/out', `{work}/${source}`],
    ],
    folder,
    limits: runLimits.office,
    ...(signal && { signal }),
  });
}

const SHEETS = /\.(xls[xmb]?|xltx?|ods|ots|fods|et)$/i;
const SLIDES = /\.(pp[ts][xm]?|potx?|odp|otp|fodp|dps)$/i;
const DRAWINGS = /\.(odg|vsdx?)$/i;

function filterOf(source: string): string {
  if (SHEETS.test(source)) return 'calc_pdf_Export';
  if (SLIDES.test(source)) return 'impress_pdf_Export';
  return DRAWINGS.test(source) ? 'draw_pdf_Export' : 'writer_pdf_Export';
}
