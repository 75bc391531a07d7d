import { z } from 'zod';
import { tidyName } from '@/lib/names';
import { LEVELS } from './levels';

/** Languages of the product and of every model text. */
export const LANGS = ['en', 'pt-BR'] as const;
export type Lang = (typeof LANGS)[number];

/** Longest name of an item and longest other text, in characters: several times what the built-in model needs. */
const [LONGEST_NAME, LONGEST_TEXT] = [200, 10_000];
/** With something to see: blanks, fillers and signs without a width are no text. */
const words = z.string().refine((text) => tidyName(text) !== '');
const anyText = words.max(LONGEST_TEXT);
/** A text in every language of the product. */
export const l10n = z.strictObject({ en: anyText, 'pt-BR': anyText });
export type L10n = z.infer<typeof l10n>;
/** What an item is called: it stands in tables, charts and lists. */
const name = words.max(LONGEST_NAME);
const title = z.strictObject({ en: name, 'pt-BR': name });

/** Sums of many weights, and of their squares, stay exact numbers. */
const weight = z.number().min(0.01).max(100).default(1);

export { LEVELS };
export const level = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export type Level = z.infer<typeof level>;

export const frameworkId = z.enum(['DEV', 'DAT', 'MLO']);
export type FrameworkId = z.infer<typeof frameworkId>;

/** The seven phases of the DevOps loop, in order. */
export const phase = z.enum(['plan', 'create', 'verify', 'package', 'release', 'configure', 'monitor']);
export type Phase = z.infer<typeof phase>;

/** The three phases of MLOps, in order. */
export const mlPhase = z.enum(['design', 'experiment', 'operate']);
export type MlPhase = z.infer<typeof mlPhase>;

/** The three parts of the definition of DevOps: what people share, what they repeat, what they use. */
export const facet = z.enum(['culture', 'practice', 'tool']);
export type Facet = z.infer<typeof facet>;

/** When tests run, in the order of a delivery. */
export const testMoment = z.enum(['development', 'before-release', 'after-deployment']);
export type TestMoment = z.infer<typeof testMoment>;

/** What a team may deliver, in the order of the course notes. */
export const DELIVERABLE_TYPES = ['raw', 'aggregate', 'report', 'pipeline', 'model'] as const;
export const deliverableType = z.enum(DELIVERABLE_TYPES);
export type DeliverableType = z.infer<typeof deliverableType>;

export const ROLE_IDS = ['DE', 'MLE', 'OPS', 'SWE', 'DS', 'DA', 'PO', 'MGR'] as const;
export const roleId = z.enum(ROLE_IDS);
export type RoleId = z.infer<typeof roleId>;

/** R responsible, A accountable, C consulted, I informed. */
export const raciLetter = z.enum(['R', 'A', 'C', 'I']);
export type RaciLetter = z.infer<typeof raciLetter>;
export const raci = z.record(roleId, raciLetter);
export type Raci = z.infer<typeof raci>;

/** Five anchors, level 0 first. */
export const anchors = z.tuple([l10n, l10n, l10n, l10n, l10n]);

export const principleId = z.string().regex(/^(DEV|DAT|MLO)-[A-Z]{2,4}$/);
export const practiceId = z.string().regex(/^(DEV|DAT|MLO)-[A-Z]{2,4}-[1-9][0-9]?$/);

export const framework = z.strictObject({
  id: frameworkId,
  title,
  weight,
});
export type Framework = z.infer<typeof framework>;

/** Bodies of knowledge outside the model that its items can be found in again. */
export const CATALOGUE_IDS = [
  'dora',
  'manifesto',
  'google',
  'microsoft',
  'ml-ops',
  'ml-test-score',
  'mm',
] as const;
export const catalogueId = z.enum(CATALOGUE_IDS);
export type CatalogueId = z.infer<typeof catalogueId>;

/** An entry of a catalogue: its number where the catalogue counts, else its short name. */
export const crosswalkReference = z.strictObject({
  catalogue: catalogueId,
  ref: z.union([z.string().regex(/\S/), z.int().positive()]),
});
export type CrosswalkReference = z.infer<typeof crosswalkReference>;
/** Free text is allowed, for catalogues of an organization's own. */
export const crosswalk = z.array(z.union([crosswalkReference, words]));

/** A group (no practices of its own, `raci` null) or a leaf principle. */
export const principle = z.strictObject({
  id: principleId,
  framework: frameworkId,
  parent: principleId.nullable(),
  title,
  definition: l10n,
  /** Question of the quick round; groups are never asked. */
  question: l10n.optional(),
  /** Without anchors of its own, a leaf shows the generic anchors. */
  levels: anchors.optional(),
  learnMore: l10n.optional(),
  weight,
  /** It follows from the other principles of its framework, and lags behind them. Changes no score. */
  outcome: z.boolean().optional(),
  /** Lines of the course notes this comes from, e.g. `L84,L204`. */
  seed: z.string().optional(),
  raci: raci.nullable(),
  crosswalk: crosswalk.optional(),
});
export type Principle = z.infer<typeof principle>;

export const prerequisite = z.strictObject({ requires: practiceId, minLevel: level.default(2) });
export type Prerequisite = z.infer<typeof prerequisite>;

export const practice = z.strictObject({
  id: practiceId,
  principle: principleId,
  title,
  question: l10n.optional(),
  levels: anchors.optional(),
  criteria: z.array(l10n).min(2).max(4).optional(),
  /** A key practice is a foundation of its principle. */
  key: z.boolean(),
  weight,
  /** Points; one point is about a week of one person. */
  effort: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(5), z.literal(8)]),
  impact: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  devopsPhase: phase,
  mlPhase: mlPhase.nullable(),
  testLevel: z.enum(['unit', 'integration', 'acceptance']).optional(),
  /** For a practice about tests: when they mainly run. */
  testMoment: testMoment.optional(),
  /** What it mainly is; a model of an organization's own may leave it out. */
  facet: facet.optional(),
  prerequisites: z.array(prerequisite),
  rolesOverride: z.partialRecord(roleId, raciLetter).optional(),
  evidence: z.array(z.string()),
  benefits: z.array(z.string()).optional(),
  firstStep: l10n.optional(),
  learnMore: l10n.optional(),
  crosswalk: crosswalk.optional(),
  /** No longer asked from that version on; ids are never used again. */
  deprecated: z.strictObject({ since: z.string(), replacedBy: z.array(practiceId) }).optional(),
});
export type Practice = z.infer<typeof practice>;

export const role = z.strictObject({ id: roleId, title });
export type Role = z.infer<typeof role>;

export const scaleLevel = z.strictObject({ level, name: title, anchor: l10n });

/** Something with an id that the product keeps with the model and reads elsewhere. */
export const catalogueEntry = z.looseObject({ id: z.string().regex(/\S/) });
export type CatalogueEntry = z.infer<typeof catalogueEntry>;

/** major.minor.patch, with an optional pre-release (`1.0.0-rc.1`) as in Semantic Versioning 2.0.0. */
export const modelVersion = z
  .string()
  .max(40)
  .regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/);

export const model = z.strictObject({
  schemaVersion: z.string(),
  modelVersion,
  /** The five generic levels, 0 first: names everywhere, anchors where an item has none of its own. */
  scale: z.tuple([scaleLevel, scaleLevel, scaleLevel, scaleLevel, scaleLevel]),
  roles: z.array(role),
  frameworks: z.array(framework),
  principles: z.array(principle),
  practices: z.array(practice),
  competences: z.array(catalogueEntry).optional(),
  responsibilities: z.array(catalogueEntry).optional(),
  evidence: z.array(catalogueEntry).optional(),
  glossary: z.array(catalogueEntry).optional(),
  cards: z.array(catalogueEntry).optional(),
});
export type Model = z.infer<typeof model>;

export const roundMode = z.enum(['quick', 'key', 'full']);
export type RoundMode = z.infer<typeof roundMode>;
export const roundFormat = z.enum(['anonymous', 'named', 'consensus']);
export type RoundFormat = z.infer<typeof roundFormat>;

/** Items that some people of one job role are asked in a round; of those without a role where it is null. */
export interface AskedSet {
  role: RoleId | null;
  items: readonly string[];
}

/** What a person may answer to an item: a level, don't know, not applicable, or skip. */
export const answerValue = z.union([level, z.literal('DK'), z.literal('NA'), z.literal('SKIP')]);
export type AnswerValue = z.infer<typeof answerValue>;
