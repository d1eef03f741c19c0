import { useText } from '../../ui/bridge/text';
import { Notice } from '../../ui/Notice';
import { Heading } from '../../ui/Page';

/** The plain front page: the product's name, what it is, where links come from. */
export function HomePage() {
  const text = useText();
  return (
    <>
      <Heading title={text('product.name')} below={text('product.sentence')} />
      <Notice
        id="home"
        tone="calm"
        what={text('home.links.what')}
        works={text('home.links.works')}
        todo={text('home.links.todo')}
      />
    </>
  );
}
