import { expect, it } from '@jest/globals';
import { ImportReport } from './import-report.js';

it('counts lines and errors, and shows the first twenty bad lines', () => {
  const report = new ImportReport();
  report.imported();
  for (let line = 2; line <= 31; line += 1) report.refused(line, { errorCode: line % 2 === 0 ? 'Even' : 'Odd', detail: 'No.' });
  expect(report.present()).toEqual({
    processedLineCount: 31,
    errorLineCount: 30,
    importedLineCount: 1,
    errorSummary: [
      { errorCode: 'Even', errorCodeCount: 15 },
      { errorCode: 'Odd', errorCodeCount: 15 },
    ],
    sampleErrorDetails: Array.from({ length: 20 }, (_, at) => `Line ${at + 2}: ${at % 2 === 0 ? 'Even' : 'Odd'}. No.`),
  });
});
