import type { ReactNode } from 'react';
import type { LinkTo } from '@/lib/learn/local';
import type { LocalPractice } from '@/lib/learn/principles';
import type { LearnWords } from './words';

/** What a practice costs and brings, and what it hangs together with. */
export function PracticeFacts({ practice, t }: { practice: LocalPractice; t: LearnWords }) {
  const {
    effort,
    impact,
    phase,
    mlPhase,
    testLevel,
    testMoment,
    benefits,
    prerequisites,
    unlocks,
    evidence,
  } = practice;
  return (
    <dl className="learn-facts">
      <Fact label={t('principle.effort')}>
        {t('principle.effortValue', { points: effort })}
        <span className="block text-sm text-ink-soft">{t('principle.effortNote')}</span>
      </Fact>
      <Fact label={t('principle.impact')}>{t('principle.impactValue', { impact })}</Fact>
      <Fact label={t('principle.phase')}>
        <Lines to={[phase, mlPhase].filter((one) => one !== undefined)} />
      </Fact>
      {testLevel ? (
        <Fact label={t('principle.testLevel')}>{t(`principle.testLevels.${testLevel}`)}</Fact>
      ) : null}
      {testMoment ? (
        <Fact label={t('principle.testMoment')}>{t(`principle.testMoments.${testMoment}`)}</Fact>
      ) : null}
      {benefits.length > 0 ? (
        <Fact label={t('principle.benefits')}>
          <Lines to={benefits} />
        </Fact>
      ) : null}
      <Fact label={t('principle.needs')}>
        {prerequisites.length > 0
          ? prerequisites.map(({ to, minLevel }) => (
              <span key={to.id} className="block">
                <a href={to.href} className="link">
                  {to.title}
                </a>{' '}
                <span className="text-sm text-ink-soft">
                  {t('principle.needsLevel', { level: minLevel })}
                </span>
              </span>
            ))
          : t('principle.needsNothing')}
      </Fact>
      <Fact label={t('principle.unlocks')}>
        {unlocks.length > 0 ? <Lines to={unlocks} /> : t('principle.unlocksNothing')}
      </Fact>
      {evidence.length > 0 ? (
        <Fact label={t('principle.evidence')}>
          <Lines to={evidence} />
        </Fact>
      ) : null}
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Links below each other. */
function Lines({ to }: { to: readonly LinkTo[] }) {
  return to.map(({ id, href, title }) => (
    <a key={id} href={href} className="link block w-fit">
      {title}
    </a>
  ));
}
