import type { BuiltIn } from './builtIn.ts';

/** Pictures that a repository, its documentation and its site need. */
export const projectTemplates: readonly BuiltIn[] = [
  {
    id: 'readmeHero',
    name: 'README hero',
    category: 'Project pages',
    description: 'A wide banner for the top of a README, with room for the title.',
    aspectRatio: '21:9',
    text: [
      'A wide banner for the README of a software project that {purpose=keeps configuration files in sync between machines}.',
      'Show that idea as one clear visual metaphor: {metaphor=two paper houses joined by a ribbon that carries small cards}.',
      'The motif sits in the right third; the left two thirds stay calm and almost empty, so that a title can be set there.',
      'Soft, dimensional vector style in {colours=deep teal, warm sand and a little coral}, even light, gentle shadows.',
      'It has to read well on a white and on a dark page. No text, no logos, no screenshots.',
    ],
  },
  {
    id: 'openGraphCard',
    name: 'Open Graph card',
    category: 'Project pages',
    description: 'The preview card that chats and social sites show for a link.',
    aspectRatio: '16:9',
    text: [
      'A preview card for a shared link, legible when it is only as wide as a phone.',
      'The headline "{headline=Ship smaller builds}" stands large on the left in a bold grotesque typeface, on at most three lines.',
      'Below it, much smaller: "{site=example.dev}".',
      'On the right, {motif=a neat stack of cardboard boxes, each half the size of the one below}, drawn with flat shapes and one soft shadow.',
      'Background: a single flat {background=midnight blue}. Keep a margin of one tenth on all sides, since some sites crop the edges.',
      'Only these two pieces of text, spelled exactly as given.',
    ],
  },
  {
    id: 'blogHeader',
    name: 'Blog header',
    category: 'Project pages',
    description: 'A header picture for a technical article that is not another laptop on a desk.',
    aspectRatio: '16:9',
    text: [
      'A header picture for an article about {topic=finding a memory leak in a long-running service}.',
      'Do not show computers, code or people at screens; tell the topic through {scene=a greenhouse where one vine has quietly filled every pane}.',
      'Gouache painting with visible brush marks, a limited palette of {palette=olive, cream and rust}, light falling from the upper left.',
      'The focal point lies slightly off centre, with quiet areas around it. No lettering anywhere.',
    ],
  },
  {
    id: 'errorPage',
    name: 'Error page picture',
    category: 'Project pages',
    description: 'A friendly picture for 404, 500 and their relatives.',
    aspectRatio: '4:3',
    text: [
      'A friendly picture for the page that visitors see when {error=the address leads nowhere}.',
      '{character=A small astronaut with a paper map} {situation=stands at a signpost whose arms have all fallen off}, a little puzzled but not upset.',
      'Simple rounded shapes, clean outlines, three colours and their tints, standing on a flat {background=pale lavender} ground that fades out towards the edges.',
      'The tone is kind and lightly funny, never blaming the visitor. No numbers and no words in the picture.',
    ],
  },
  {
    id: 'emptyState',
    name: 'Empty-state illustration',
    category: 'Project pages',
    description: 'For a list or an inbox that has nothing in it yet.',
    aspectRatio: '4:3',
    text: [
      'A small spot illustration for an empty screen of an app: {what is missing=no invoices have been written yet}.',
      'Show {object=an open drawer with one folder leaning inside} and a hint that something will soon come, such as a pencil laid ready.',
      'Thin even outlines, a single accent colour ({accent=soft green}) on greys, no background, plain white behind.',
      'It must stay clear at 200 pixels: few details, nothing thinner than the outlines. No text.',
    ],
  },
  {
    id: 'releaseBanner',
    name: 'Release banner',
    category: 'Project pages',
    description: 'Announces a version with its number and one thing that is new.',
    aspectRatio: '16:9',
    text: [
      'An announcement banner for a software release.',
      'In the centre the version "{version=2.0}" as large three-dimensional numerals made of {material=folded paper}, photographed from slightly above in a bright studio.',
      'Around the numerals, small objects of the same material stand for what is new: {what is new=a tiny cabin, an unplugged cable and a lantern, for work without a network}.',
      'Background: a seamless sweep of {backdrop=pale yellow}. No text but the version.',
    ],
  },
  {
    id: 'slideBackground',
    name: 'Slide background',
    category: 'Project pages',
    description: 'A quiet background for the slides of a talk, dark enough for white text.',
    aspectRatio: '16:9',
    text: [
      'A background for presentation slides on {subject of the talk=distributed databases}.',
      'An abstract composition of {shapes=thin overlapping arcs that meet in bright nodes} gathers in the lower right corner and thins out to nothing.',
      'More than two thirds of the picture are an even, very dark {tone=blue-green}, so that white text stays readable everywhere but in that corner.',
      'Low contrast, slight film-like grain against banding, no words, no diagrams.',
    ],
  },
];
