export { Missing as default } from '@/app/_trouble/missing';
