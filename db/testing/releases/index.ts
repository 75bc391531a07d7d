import held from './0.1.0.json';

/**
 * What the database of the first release holds: people, teams and rounds by what they are there for, and the answers of
 * those who came, went or did not know. `README.md` describes each team.
 */
export const RELEASE_0_1_0 = { release: '0.1.0', ...held };
