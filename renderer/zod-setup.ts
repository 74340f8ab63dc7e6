import { z } from 'zod';

// The content security policy forbids eval, which zod would otherwise use to compile schemas. It looks when a schema is made, so this
// file is imported before any file of shared/.
z.config({ jitless: true });
