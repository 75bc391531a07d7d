// The load generator: a process of its own, so that sending does not slow down what is measured from inside.
import autocannon from 'autocannon';

/** Every request carries another answer: the next item, and another value each time its turn comes. */
function answering(items) {
  let turn = 0;
  return (request) => {
    const itemId = items[turn % items.length];
    const value = Math.floor(turn / items.length) % 5;
    turn += 1;
    return { ...request, body: JSON.stringify({ answers: [{ itemId, value, answeredAt: Date.now() }] }) };
  };
}

function prepare({ answers, ...request }) {
  return answers ? { ...request, setupRequest: answering(answers) } : request;
}

process.once('message', async ({ url, requests, connections, seconds, amount }) => {
  const result = await autocannon({
    url,
    connections,
    requests: requests.map(prepare),
    timeout: 30,
    ...(amount ? { amount } : { duration: seconds }),
  });
  process.send({
    good: result['2xx'],
    bad: result.non2xx,
    statuses: result.statusCodeStats,
    errors: result.errors + result.timeouts,
    perSecond: result['2xx'] / result.duration,
    latency: { p50: result.latency.p50, p97_5: result.latency.p97_5, p99: result.latency.p99 },
    bytesPerAnswer: result['2xx'] > 0 ? Math.round(result.throughput.total / result['2xx']) : 0,
  });
  process.disconnect();
});
