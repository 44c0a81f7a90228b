import type { BuiltIn } from './builtIn.ts';

/** Things that are shown to be sold or explained. */
export const productTemplates: readonly BuiltIn[] = [
  {
    id: 'packshot',
    name: 'Studio packshot',
    category: 'Product',
    description: 'The plain catalogue picture on a seamless ground.',
    aspectRatio: '1:1',
    text: [
      'A catalogue photograph of {product=a matte black pour-over kettle} on a seamless {background=white} sweep.',
      'Three-quarter view from slightly above, the whole product in frame with equal space around it.',
      'Large softbox overhead, white reflectors on both sides, one narrow highlight along {edge=the spout} that shows its shape; short natural contact shadow.',
      '90mm lens at f/11, sharp from front to back, true colours, no props, no text.',
    ],
  },
  {
    id: 'productInUse',
    name: 'Product in use',
    category: 'Product',
    description: 'The thing where it belongs, with the hands that use it.',
    aspectRatio: '4:5',
    text: [
      'A lifestyle photograph of {product=a canvas tool roll} being used by {user=a luthier} in {place=a bright workshop}.',
      'Hands and product are in focus, the face is outside the frame; the surroundings are recognisable but soft.',
      'Late-morning daylight, honest wear on tools and table, unposed gesture. 50mm lens at f/2.8. The product is in the centre third and nothing covers it.',
    ],
  },
  {
    id: 'flatLay',
    name: 'Flat lay',
    category: 'Product',
    description: 'Everything that is in the box, neatly arranged.',
    aspectRatio: '1:1',
    text: [
      'A flat lay, photographed from directly overhead: {items=a microcontroller board, a ribbon cable, six sensors, a screwdriver and a printed card}.',
      'All parts lie parallel or at right angles with equal gaps on {surface=light birch plywood}, the largest in the middle.',
      'Even, soft light with short shadows that all fall to the lower right. No hands, no lettering on the parts.',
    ],
  },
  {
    id: 'explodedView',
    name: 'Exploded view',
    category: 'Product',
    description: 'A device taken apart along one axis.',
    aspectRatio: '3:4',
    text: [
      'An exploded view of {device=a pocket radio}: its parts float apart along one vertical axis in the order of assembly.',
      'From top to bottom: {parts=front shell, speaker grille, circuit board, battery, back shell with screws}. Parts keep their true proportions and nothing is duplicated.',
      'Realistic materials, crisp studio light, faint dotted guide lines between neighbours, flat {background=cool light grey}. No labels.',
    ],
  },
  {
    id: 'blankDevice',
    name: 'Device with a blank screen',
    category: 'Product',
    description: 'A stage for a screenshot that is put in later.',
    aspectRatio: '16:9',
    text: [
      'A photograph of {device=a slim laptop} on {place=a stone kitchen counter}, turned no more than fifteen degrees from the camera.',
      'The screen is a single flat area of pure {screen colour=green}, evenly lit, without reflections or icons, all four corners visible, so that a screenshot can be placed there.',
      'Around it a few quiet things; daylight from behind the camera; no brand marks.',
    ],
  },
  {
    id: 'heroIngredient',
    name: 'Product with its ingredients',
    category: 'Product',
    description: 'An advertising picture in which the ingredients float.',
    aspectRatio: '4:5',
    text: [
      'An advertising photograph: {product=a small bottle of ginger syrup} upright in the centre, with {ingredients=slices of ginger, lime leaves and drops of syrup} suspended in the air around it as if time had stopped.',
      'The label is blank. Backlight makes liquid and leaves glow, a second light from the front keeps the glass readable.',
      'Background graded from {inner colour=honey} behind the product to a darker tone at the rim. Everything that floats is sharp.',
    ],
  },
];
