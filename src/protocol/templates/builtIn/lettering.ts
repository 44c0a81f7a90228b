import type { BuiltIn } from './builtIn.ts';

/** Text in images; textures and patterns. */
export const letteringTemplates: readonly BuiltIn[] = [
  {
    id: 'typePoster',
    name: 'Typographic poster',
    category: 'Text in images',
    description: 'Words as the picture.',
    aspectRatio: '2:3',
    text: [
      'A poster made of type alone. The words "{words=SLOW IS SMOOTH}" fill the sheet, one word a line, set in {typeface=an extra-condensed grotesque} from edge to edge.',
      'At the bottom in small type: "{small print=Thursday talks, room 4}".',
      'Two colours, {type colour=cobalt} on {paper colour=pale pink}, offset-printed with a trace of ink texture. Correct spelling, even spacing, no pictures.',
    ],
  },
  {
    id: 'neonSign',
    name: 'Neon sign',
    category: 'Text in images',
    description: 'A glowing sign on a wall at night.',
    aspectRatio: '3:2',
    text: [
      'A photograph of a real neon sign at night that reads "{text=open source}" in one flowing script.',
      'Bent glass tubes in {tube colour=warm white} with visible supports, black-painted connections and a cable; the glow falls on {wall=a wall of glazed green tiles}.',
      '50mm lens, slight bloom around the tubes, dark surroundings, no other signs. Each letter is complete and in order.',
    ],
  },
  {
    id: 'chalkboard',
    name: 'Chalkboard menu',
    category: 'Text in images',
    description: 'Hand-lettered list with a title, such as a menu or an agenda.',
    aspectRatio: '3:4',
    text: [
      'A café chalkboard, lettered by a practised hand. The heading says "{heading=Today’s specials}".',
      'Below it, one line each: {lines="Cold brew 4.20", "Cardamom bun 3.50", "Lentil soup 6.80"}.',
      'Chalk lettering with a little ornament under the heading and {drawing=a small steaming cup} in one corner; faint smears of what was wiped away.',
      'Wooden frame, soft daylight, the board fills the picture. All words and figures exactly as written.',
    ],
  },
  {
    id: 'quoteCard',
    name: 'Quote card',
    category: 'Text in images',
    description: 'A sentence and who said it, for slides or a feed.',
    aspectRatio: '4:5',
    text: [
      'A card with one quotation, centred: "{quotation=Make it work, then make it plain.}" Beneath it, smaller, after a short rule: "{author=Our team motto}".',
      'Old-style serif with true italics, generous line spacing, hanging punctuation.',
      'The background is {background=handmade paper in the colour of oatmeal} with a pressed {ornament=fern leaf} in the lower corner, which does not touch the words.',
    ],
  },
  {
    id: 'manualCover',
    name: 'Manual cover',
    category: 'Text in images',
    description: 'The cover of a technical handbook.',
    aspectRatio: '3:4',
    text: [
      'The front cover of a technical handbook, flat and straight on. Title: "{title=The Cache Book}". Subtitle: "{subtitle=Invalidate with confidence}".',
      'A screen-printed picture of {motif=a greenhouse with one door left ajar} takes the lower two thirds; the title stands on a plain field of {field colour=burgundy} above.',
      'White cover stock, sober grid, one serif family. No publisher, no author, no other text.',
    ],
  },
  {
    id: 'materialLetters',
    name: 'Letters of a material',
    category: 'Text in images',
    description: 'A short word built from something you can touch.',
    aspectRatio: '16:9',
    text: [
      'The word "{word=BUILD}" as free-standing three-dimensional letters made of {material=stacked plywood with visible layers}.',
      'They stand on {surface=a workbench with shavings}, taller than they are deep, and one of them is just being finished by {tool=a small hand plane}.',
      'Product-style photograph at letter height, large softbox from the left, gentle fall-off behind. The word is easy to read from left to right.',
    ],
  },
  {
    id: 'seamlessMaterial',
    name: 'Seamless material',
    category: 'Textures and patterns',
    description: 'A tileable surface for games, 3D and backgrounds.',
    aspectRatio: '1:1',
    text: [
      'A seamless, tileable texture of {material=weathered oak planks}, seen from exactly above.',
      'The left edge continues at the right edge and the top at the bottom. Detail is spread evenly, with no single feature that would show the repetition.',
      'Flat, shadowless light and no vignette, so that it can be lit later. Scale: the tile covers {tile size=one metre}. Condition: {condition=dry, silvery grey, a few fine cracks}.',
    ],
  },
  {
    id: 'repeatPattern',
    name: 'Repeat pattern',
    category: 'Textures and patterns',
    description: 'Motifs in a half-drop repeat, for wrapping and web backgrounds.',
    aspectRatio: '1:1',
    text: [
      'A surface pattern of {motifs=lemons, leaves and small blossoms} in a half-drop repeat that joins without a seam on all four sides.',
      'Motifs vary in size and direction, cover about {coverage=half} of the area and never touch; small dots fill the larger gaps.',
      'Hand-printed look, three colours on {ground=powder blue}, no outlines, no border.',
    ],
  },
  {
    id: 'softGradient',
    name: 'Soft gradient',
    category: 'Textures and patterns',
    description: 'A calm abstract background for a site or a card.',
    aspectRatio: '16:9',
    text: [
      'An abstract background in which {first colour=peach}, {second colour=lilac} and {third colour=pale sky} flow into one another like light behind frosted glass.',
      'Large, slow forms without edges; fine even grain against banding; lightest at the top.',
      'No objects, no lines, no figure that could be mistaken for something.',
    ],
  },
  {
    id: 'contourLines',
    name: 'Contour lines',
    category: 'Textures and patterns',
    description: 'Topographic lines as a background.',
    aspectRatio: '16:9',
    text: [
      'A background of topographic contour lines as on a hiking map of {terrain=a volcanic island}: closed curves that never cross, close together on steep slopes, wide apart on plains.',
      'Hairlines in {line colour=copper}, every fifth a little heavier, on {ground colour=very dark green}.',
      'Two summits off the centre, no numbers, no names, no symbols.',
    ],
  },
  {
    id: 'groundTiles',
    name: 'Ground tiles for a game',
    category: 'Textures and patterns',
    description: 'A sheet of top-down tiles that fit together.',
    aspectRatio: '1:1',
    text: [
      'A tile sheet for a top-down game: sixteen square tiles in a grid of four by four, no gaps, no grid lines.',
      'Terrain: {base terrain=meadow}, {second terrain=sandy path} and the transitions between the two with straight sides, inner and outer corners.',
      'Tiles of one kind match at their edges. Style: {style=hand-painted with soft edges}; light from the top left everywhere. No objects, no characters.',
    ],
  },
];
