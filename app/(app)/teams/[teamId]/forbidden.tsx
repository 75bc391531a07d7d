export { NotAllowed as default } from '@/app/_trouble/not-allowed';
