'use client';

export { Broken as default } from '@/app/_trouble/broken';
