/**
 * React ends each render by aborting a signal with an error that nobody reads. Until an error's stack is read, V8 keeps the objects of its
 * frames; one of them is the `Immediate` that ran the render, which Node.js leaves linked with those beside it, and each of them holds the
 * request that it belonged to. As long as pages overlap, the newest page so keeps every one before it, and the process runs out of memory
 * within some thousand requests (measured with Next.js 16.4.6, React 19.3 and Node.js 20; forget-renders.test.mjs shows it in
 * small). Reading the stack turns it into text, and lets go of all of them.
 */
export function forgetRenders() {
  const Native = globalThis.AbortController;
  globalThis.AbortController = class AbortController extends Native {
    /** @override */
    abort(reason) {
      if (reason instanceof Error) void reason.stack;
      super.abort(reason);
    }
  };
}
