import './activation.ts';
import './problems.ts';
import './completion.ts';
import './navigation.ts';
import './outline.ts';
