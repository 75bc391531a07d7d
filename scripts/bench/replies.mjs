/**
 * How long each choice waited for the reply to the request that had it. What is chosen while a request is on its way travels
 * with the next one, alone or together with others, so that one reply may answer two of them.
 * @param {number[]} clicked when each choice was made, in order
 * @param {{ newest: number, at: number }[]} replies in order: when the newest answer of their request was given, and when they came
 * @param {number} slack by how much the clock of the answers may be behind that of the clicks; less than between two clicks
 * @returns {number[]} milliseconds, in the order of the clicks
 * @throws when a reply is missing
 */
export function repliesTo(clicked, replies, slack) {
  const missing = clicked.filter((at) => !replies.some(({ newest }) => newest >= at - slack));
  if (missing.length > 0)
    throw new Error(`${clicked.length} choices were made, and ${missing.length} had no reply.`);
  return clicked.map((at) => replies.find(({ newest }) => newest >= at - slack).at - at);
}
