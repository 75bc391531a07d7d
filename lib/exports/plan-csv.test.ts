import { describe, expect, it } from 'vitest';
import { csvRecords, readCsv } from '@/lib/testing/read-csv';
import { planCsv } from './plan-csv';
import { plannedStep, report } from './testing';

describe('planCsv', () => {
  it('lists the plan first and what could come next as suggested', () => {
    const [planned, suggested] = csvRecords(planCsv(report('en')), ',');
    expect(planned).toMatchObject({
      'Practice id': 'DEV-CI-1',
      Status: 'planned',
      Owner: 'Ana Conceição',
      Due: '2026-12-18',
      'From level': '1',
      'To level': '2',
      'Gain overall': '0.0167',
      'Effort (points)': '1.2',
      Prerequisites: 'All code lives in Git (met, 3.80)',
      Estimated: 'no',
    });
    expect(suggested).toMatchObject({ Status: 'suggested', Owner: '', Due: '', Note: '' });
  });

  it('leaves unknown gains empty and neutralises what people typed', () => {
    const risky = plannedStep({
      gainOverall: null,
      owner: '@ana',
      note: '=HYPERLINK("http://x";"y")',
      dueDate: null,
    });
    const [first] = csvRecords(planCsv(report('pt-BR', { steps: [risky] })), ';');
    expect(first).toMatchObject({
      'Ganho geral': '',
      'Quem conduz': "'@ana",
      Anotação: `'=HYPERLINK("http://x";"y")`,
      Prazo: '',
      'Pré-requisitos': 'All code lives in Git (atendida, 3,80)',
    });
  });

  it('has the target of each step, which comes from its principle, and when it is due', () => {
    const { rows } = report('en');
    const [principle] = rows.filter(({ scope }) => scope === 'principle');
    if (!principle) throw new Error('There is a principle.');
    const csv = planCsv(report('en', { steps: [plannedStep({ practiceId: `${principle.id}-1` })] }));
    expect(csvRecords(csv, ',')[0]).toMatchObject({
      'Target level': String(principle.target.level),
      'Target by': principle.target.dueDate ?? '',
    });
  });

  it('works without a round and without steps', () => {
    const csv = planCsv(report('en', { round: null, steps: [], recommendations: [] }));
    expect(readCsv(csv, ',')).toHaveLength(1);
  });
});
