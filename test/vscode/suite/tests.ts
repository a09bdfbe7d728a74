import './activation.ts';
import './problems.ts';
import './completion.ts';
import './navigation.ts';
import './outline.ts';
import './preview.ts';
import './deploy.ts';
import './views.ts';
