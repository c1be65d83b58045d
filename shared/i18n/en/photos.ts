/** English texts of the area "photos"; the same keys as zh-CN/photos.ts. */
import type { photos as master } from '../zh-CN/photos.ts';

export const photos: Record<keyof typeof master, string> = {
  'photos.stage': 'Reading photo {file}',
  'photos.passed': '{file} does not say where it was taken (EXIF GPS) and was passed over. Use the camera’s own file, not a copy that a chat program made.',
  'photos.none-placed': 'None of the {count} photos of {name} says where it was taken (EXIF GPS): there are no points to import. Use the camera’s own files, not copies that a chat program made.',
  'photos.without-position': '{count} of {of} photos have no position and no point: {names}.',
  'photos.altitudes': '{count} photos state an altitude; from what zero is not reliably said, so it is an attribute and no elevation.',
  'photos.other-datum': 'The photos state the datum {datums}, which was not taken over; choose a system.',
  'photos.reason.wgs84': 'the photos (EXIF) say WGS 84',
  'photos.reason.wgs84-usual': 'the photos name no datum; EXIF positions are WGS 84 by custom',
  'photos.reason.cgcs2000': 'the same numbers on another datum; choose it for cameras set to CGCS2000 by CORS',
};
