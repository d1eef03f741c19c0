import '@fontsource-variable/noto-sans-sc/wght.css';
import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { Localized } from './Localized';
import { Mishap } from './Mishap';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no place for the application');
createRoot(root).render(
  <Localized>
    <Mishap>
      <App />
    </Mishap>
  </Localized>,
);
