import type { BuiltIn } from './builtIn.ts';

/** Photographs: by motif (photorealistic) and by craft (photography terms). */
export const cameraTemplates: readonly BuiltIn[] = [
  {
    id: 'portraitAtWork',
    name: 'Portrait at work',
    category: 'Photorealistic',
    description: 'A person in the place where they know every corner.',
    aspectRatio: '4:5',
    text: [
      'A photorealistic portrait of {person=a bicycle mechanic in her fifties} in {place=her narrow workshop}. {moment=She looks up from a wheel that she is truing}, not posing.',
      'Window light from the left leaves the far side of the face in soft shade.',
      'Taken with an 85mm lens at f/2, focus on the nearer eye, the background gently blurred. Real skin with pores and lines, working clothes, no retouched look.',
    ],
  },
  {
    id: 'animalClose',
    name: 'Animal, close',
    category: 'Photorealistic',
    description: 'Wildlife as a patient photographer sees it.',
    aspectRatio: '3:2',
    text: [
      'A wildlife photograph of {animal=a red fox} in {habitat=frosted heathland}, {behaviour=listening for mice with its head tilted}.',
      'Shot from the animal’s own eye level through a 500mm telephoto at f/5.6; single hairs and whiskers are sharp, grasses in front and behind dissolve.',
      'Early side light, breath visible in the cold, natural colours, the animal looks past the camera and has room in the direction of its gaze.',
    ],
  },
  {
    id: 'firstLight',
    name: 'Landscape at first light',
    category: 'Photorealistic',
    description: 'A wide landscape with depth and weather.',
    aspectRatio: '16:9',
    text: [
      'A photorealistic landscape: {place=terraced rice fields below wooded hills} in {season=late spring}, minutes after sunrise.',
      'A clear foreground of {foreground=wet stones and a narrow footpath}, the fields behind it, hills fading into haze.',
      '24mm lens on a tripod, f/11, sharp from near to far; the sun is just outside the frame and rakes across the ground. No people, no oversaturated sky.',
    ],
  },
  {
    id: 'streetMoment',
    name: 'Street moment',
    category: 'Photorealistic',
    description: 'A candid scene that was gone a second later.',
    aspectRatio: '3:2',
    text: [
      'A candid street photograph in {city=Lisbon}: {happening=a baker hands a loaf through a window to a boy on tiptoe}.',
      '35mm lens, f/8, hard midday sun that throws graphic shadows across a plain wall; passers-by at the margins are cut by the frame.',
      'The decisive gesture is at the crossing of two diagonals. Ordinary clothes, no one looks into the lens, no readable signs.',
    ],
  },
  {
    id: 'foodOnTable',
    name: 'Food on the table',
    category: 'Photorealistic',
    description: 'A dish that was cooked, not styled to death.',
    aspectRatio: '4:5',
    text: [
      'A food photograph of {dish=tomato soup with torn basil and olive oil} in {tableware=a chipped enamel bowl}, one spoonful already taken.',
      'Seen at forty-five degrees on {table=a scrubbed wooden table} with crumbs and a creased napkin; steam is visible against a darker background.',
      'Diffuse daylight from the back left, shallow focus on the front rim, appetising and true colours.',
    ],
  },
  {
    id: 'teamAtWork',
    name: 'Team at work',
    category: 'Photorealistic',
    description: 'For an about page: people who really work together.',
    aspectRatio: '16:9',
    text: [
      'A documentary photograph of {people=five colleagues of different ages and backgrounds} in {office=a converted tram depot}, in the middle of {activity=sorting paper notes on a long table}.',
      'Two of them talk, one laughs, one thinks, one writes. Nobody looks at the camera, nobody points at a screen, no suits.',
      'Available light from high windows, 28mm lens at chest height, all faces sharp, free space at the right for a caption.',
    ],
  },
  {
    id: 'lensAndAperture',
    name: 'Lens and aperture',
    category: 'Photography terms',
    description: 'Chooses what is near, what is far and what is sharp.',
    aspectRatio: '3:2',
    text: [
      'A photograph of {subject=an old rowing boat on a lake shore}, taken with a {focal length=35mm} lens at {aperture=f/2.8} from {distance=three metres} away.',
      'Focus lies on {focus point=the worn oarlock}; depth of field, perspective and the size of the background follow from this lens, this opening and this distance.',
      'Overcast light, natural contrast, no filters.',
    ],
  },
  {
    id: 'studioLighting',
    name: 'Studio lighting',
    category: 'Photography terms',
    description: 'A portrait whose light is set lamp by lamp.',
    aspectRatio: '4:5',
    text: [
      'A studio portrait of {sitter=a cellist with her bow}, lit like this.',
      'Key light: {key light=a beauty dish, high and to the left, Rembrandt pattern with a small triangle of light on the far cheek}. Fill: {fill=a black flag, so that shadows stay deep}. Rim: {rim=a narrow strip box from behind, right}.',
      'Backdrop: hand-painted canvas in {backdrop=smoky brown}, two stops darker than the face. 105mm, f/5.6, medium format, catchlights round and single.',
    ],
  },
  {
    id: 'longExposure',
    name: 'Long exposure',
    category: 'Photography terms',
    description: 'What moves turns to silk, what stands stays sharp.',
    aspectRatio: '3:2',
    text: [
      'A long exposure of {exposure=thirty seconds} at {place=a pier in a rising tide}.',
      'All that moves, {moving=waves and clouds}, is smoothed into soft streaks along its direction; all that stands, such as posts and rocks, is tack sharp.',
      'Tripod, neutral-density filter, ISO 100, f/13, cool twilight with one warm lamp in the distance.',
    ],
  },
  {
    id: 'analogueFilm',
    name: 'Analogue film',
    category: 'Photography terms',
    description: 'Grain, halation and colours of a film stock.',
    aspectRatio: '3:2',
    text: [
      'A snapshot of {scene=friends loading a car for the seaside} in {decade=the late 1970s}, on {film=warm consumer colour negative film, ISO 400}.',
      'Visible grain in the mid-tones, slightly lifted blacks, soft halation around bright edges, a little vignetting, on-camera framing that is not quite level.',
      'Clothes, hair and cars suit the time. No border, no date stamp, no scratches.',
    ],
  },
  {
    id: 'macro',
    name: 'Macro',
    category: 'Photography terms',
    description: 'Something small at more than life size.',
    aspectRatio: '1:1',
    text: [
      'A macro photograph of {tiny subject=a drop of dew on a spider’s thread} at {magnification=twice life size}.',
      '100mm macro lens, focus-stacked so that the whole subject is crisp while everything behind melts into smooth {background colour=moss green}.',
      'Diffused ring flash balanced with early daylight; tiny structures, refractions and dust become visible.',
    ],
  },
  {
    id: 'cameraAngle',
    name: 'Camera angle',
    category: 'Photography terms',
    description: 'The same motif, told by where the camera stands.',
    aspectRatio: '16:9',
    text: [
      'A cinematic still of {subject=a lone cyclist crossing a steel bridge}.',
      'Camera: {angle=worm’s-eye view from the kerb}, {shot size=wide shot}, {movement=slight motion blur as if panning along}.',
      'Strong leading lines converge on the subject, which stands on a third; anamorphic lens with gentle horizontal flare, late sun against the camera.',
    ],
  },
];
