import type en from '@/lib/i18n/messages/en';
import type { Lang } from '@/lib/model/schema';

declare module 'next-intl' {
  interface AppConfig {
    Locale: Lang;
    Messages: typeof en;
  }
}
