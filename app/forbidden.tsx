/** Nobody is refused outside the signed-in pages; without this, Next.js would draw a page of its own into every one. */
export { NotAllowed as default } from './_trouble/not-allowed';
