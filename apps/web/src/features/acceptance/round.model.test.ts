import { describe, expect, it } from 'vitest';
import { evidenceName } from './round.model.ts';

const at = new Date(2026, 10, 25, 9, 5, 7, 42);
const named = (name: string, sortOrder = 3) => evidenceName({ sortOrder }, new File([''], name), at);

describe('what a photo is called', () => {
  it('has the question and the moment in it, since cameras call every picture the same', () => {
    expect(named('image.jpg')).toBe('03-20261125-090507042.jpg');
    expect(named('IMG_0042.HEIC')).toBe('03-20261125-090507042.heic');
    expect(named('blob')).toBe('03-blob-20261125-090507042.jpg');
  });
  it('keeps a name somebody gave', () => {
    expect(named('测量报告.pdf', 12)).toBe('12-测量报告-20261125-090507042.pdf');
    expect(named('report.v2.xlsx')).toBe('03-report.v2-20261125-090507042.xlsx');
  });
});
