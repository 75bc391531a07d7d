/**
 * Says that the page shows what others change, and is asked for anew when they did. Not for pages with forms about what several people
 * edit: what they saw would be taken away below what they type.
 * @param round the one whose meeting it shows
 */
export function FollowsChanges({ round = 'team' }: { round?: string }) {
  return <span hidden data-follows={round} />;
}
