import { expect, it } from 'vitest';
import { columnName } from './column-name';

const column = (id: string, title: string, scope: 'framework' | 'principle', framework: 'DEV' | 'DAT') => ({
  ...{ id, title, scope, framework },
  principle: null,
});

it('tells columns with the same title apart by their framework', () => {
  const columns = [
    column('DEV', 'DevOps', 'framework', 'DEV'),
    column('DAT', 'DataOps', 'framework', 'DAT'),
    column('DEV-AUT', 'Automation', 'principle', 'DEV'),
    column('DAT-AUT', 'Automation', 'principle', 'DAT'),
    column('DAT-QUA', 'Quality', 'principle', 'DAT'),
  ];
  expect(columns.map((one) => columnName(columns, one))).toEqual([
    'DevOps',
    'DataOps',
    'Automation (DevOps)',
    'Automation (DataOps)',
    'Quality',
  ]);
});
