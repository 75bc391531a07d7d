import { plainCalibration } from './calibration';
import { plainChangeTest } from './change-test';
import { plainDecomposition } from './decomposition';
import { plainFirmLevels } from './firm-levels';
import { plainHeadlineGate } from './headline-gate';
import { plainHeatMap } from './heat-map';
import type { PlainMethod } from './method';
import { plainPooling } from './pooling';
import { plainRoleGap } from './role-gap';
import { plainAgreement, plainIcc, plainKendallW, plainKrippendorff, plainWilson } from './statistics';
import { plainTrend } from './trend';

/** Methods that take the `input` of a case of the methods reference and give its `expected`, by their key there. */
const methods: Record<string, PlainMethod> = {
  heatMap: plainHeatMap,
  pooling: plainPooling,
  trend: plainTrend,
  decomposition: plainDecomposition,
  roleGap: plainRoleGap,
  calibration: plainCalibration,
  changeTest: plainChangeTest,
  headlineGate: plainHeadlineGate,
  firmLevels: plainFirmLevels,
};

/** Everything a program may ask for by name. */
export const PLAIN_METHODS: ReadonlyMap<string, PlainMethod> = new Map(
  Object.entries({
    ...methods,
    agreement: plainAgreement,
    krippendorff: plainKrippendorff,
    icc: plainIcc,
    kendallW: plainKendallW,
    wilson: plainWilson,
  }),
);
