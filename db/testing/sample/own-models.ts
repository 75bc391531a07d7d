import { builtInModel } from '@/lib/model/load';
import type { Model } from '@/lib/model/schema';
import { chooseModel, keepDraft, publishDraft } from '@/lib/model-versions/commands';
import { fingerprint } from '@/lib/model-versions/draft';
import { changedText, onlyPairing } from '@/lib/model-versions/testing';
import { seen } from './answers';
import type { SampleOrganization } from './organization';
import { comeThroughProvider, type SamplePerson } from './people';
import type { Tell } from './story';

/** Versions of the organization's own model; the second asks something else. */
export const VERSIONS = ['1.0.0', '2.0.0'] as const;

/** The first practice counts for more, and the last is gone. */
function another(model: Model): void {
  onlyPairing(model);
  Object.assign(model.practices[0] ?? {}, { weight: 3 });
  const last = model.practices.pop()?.id;
  for (const practice of model.practices)
    practice.prerequisites = practice.prerequisites.filter(({ requires }) => requires !== last);
}

async function publish(
  organization: SampleOrganization,
  person: SamplePerson,
  version: string,
  change: (model: Model) => void,
): Promise<string> {
  const access = await organization.access(person);
  const text = changedText(builtInModel(), version, change);
  return publishDraft(access, await keepDraft(access, text), { seen: fingerprint(text) });
}

/** Five people, asked with an own model and then with its next MAJOR version. */
export const ownModel: Tell = async ({ organization, lead, admin }) => {
  const team = await organization.team('Own Model', lead, ['DE', 'DE', 'MLE', 'OPS', 'SWE'], ['DEV', 'DAT']);
  const answers = seen({ start: 1.5, pace: 0.5 });
  const [first, next] = VERSIONS;
  return {
    team,
    quarters: [
      async () => {
        const model = await publish(organization, admin, first, onlyPairing);
        await team.ask(answers, { mode: 'full', model });
      },
      async () => {
        const model = await publish(organization, admin, next, another);
        await team.ask(answers, { mode: 'full', model });
      },
    ],
  };
};

/** Another organization: it has chosen a model of its own for every round, and works on the next. */
export const elsewhere: Tell = async ({ organization }) => {
  const { owner, first: team } = organization;
  await team.fill(['DE', 'MLE', 'OPS']);
  await team.bring(await comeThroughProvider('Provided Person'), await team.invite(), 'DS');
  return {
    team,
    quarters: [
      async () => {
        const access = await organization.access();
        await chooseModel(access, await publish(organization, owner, VERSIONS[0], onlyPairing));
        await keepDraft(access, changedText(builtInModel(), '1.1.0', another));
        await team.ask(seen({ start: 2 }), { model: undefined });
      },
    ],
  };
};
