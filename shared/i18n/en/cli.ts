/** English texts of the area "cli"; the same keys as zh-CN/cli.ts. */
import type { cli as master } from '../zh-CN/cli.ts';

export const cli: Record<keyof typeof master, string> = {
  'cli.help': `Kuangce on the command line: overlay of mining rights, one rectification plan per mine

Usage: kuangce <command> [options]

Commands:
  inspect   look at files: layers, encoding, coordinate system, fields, problems; nothing is imported
  overlay   overlay mining rights with land layers; areas of overlap per right
  plan      overlay, then a rectification plan per right (docx, pdf) and the ledger (xlsx)
  sheet     a map sheet per right (pdf, png, svg), true to scale, with its boundary points
  convert   one spatial format into another: shp, gpkg, geojson, kml, fgb, dxf, coordinate txt, csv, xlsx
  workings  goaf, stopes and roadways of a drawing against the rights: how far beyond, in plan and elevation
  earthwork ground moved between two surveys of a pit
  batch     run several commands of a job file, one after the other
  demo      the whole job on the fictional sample county that comes with the program

--help behind a command lists its options; --lang zh-CN|en chooses the language; --version shows the version.
Exit codes: 0 done; 2 wrong usage; 3 a problem with the input (one sentence each on stderr); 70 internal fault.`,
  'cli.help.inspect': `Usage: kuangce inspect <files or folders…> [--encoding <encoding>] [--faults] [--json] [--lang zh-CN|en]

A file is a .shp (its .dbf .shx .prj .cpg are read along), a .zip, a folder, or anything else that convert reads.
  --encoding GBK   read attribute texts in this encoding
  --faults         check every polygon's rings and list each fault with its place and size
  --json           nothing but JSON on stdout`,
  'cli.help.overlay': `Usage: kuangce overlay --rights <file> --land <role>=<file> … [options]

  --rights <file>                layer of mining rights: .shp, .zip or a folder with one layer
  --land <role>=<file>           a layer to overlay with, may be repeated; roles:
                                 dltb land parcels, farmland permanent basic farmland, forest, grassland,
                                 wetland, reserve protected areas, redline ecological red line, rights among each other,
                                 watersource drinking-water zones, riverzone river management zone;
                                 road railway powerline pipeline: distances by law
  --crs [role=]EPSG:<code>       declare the coordinate system of layers that declare none; numbers stay
  --encoding [role=]<encoding>   encoding of attribute texts, such as GBK or UTF-8
  --swap-axes <role>|all         first number is north, second east: exchange them on reading
  --as-of <YYYY-MM-DD>           day on which validity is judged; today if not given
  --ellipsoidal-edges vertices|densified   ellipsoidal area on the vertices as they stand, or with long edges cut to 70 m; vertices if not given
  --balance                      balance the areas of the report’s table of overlaps so that parts sum to the whole, and say so; not if not given
  --sliver-area <m²>             bound of sliver area, 1 if not given
  --sliver-width <m>             bound of sliver width, 0.01 if not given; pieces below both are listed apart and not part of the areas
  --elevation-datum 1985|1956    elevation datum of the rights' limits (1985 National Height Datum, 1956 Huanghai); a field of the data goes before it
  --elevation-difference-metres <m>    local H85 − H56 with its sign (such as -0.035); else that of the origins, −0.029 m
  --elevation-difference-source <text> where the local difference is from (document, year), told with the result
  --read near|whole              Read only parcels near the rights, or the whole layer; by default near for .shp files over 32 MB
  --out <folder>                 also write overlay.json, conflicts.csv, findings.geojson, ledger.xlsx
  --json                         nothing but JSON on stdout
  --lang zh-CN|en`,
  'cli.help.plan': `Usage: kuangce plan --rights <file> --land <role>=<file> … --out <folder> [options]

Writes a rectification plan per right (docx, pdf) and the ledger (xlsx).
These plans bear no number: numbers are given by the workspace in the window.
  --right <licence number or mine name>   only these rights, may be repeated
  --decisions <file>                      decisions: JSON [{"findingId","verdict":"accepted|set-aside|needs-evidence","reason"}],
                                          finding ids as in overlay --json
  --show <role>=<file>                    only drawn on the figures: road railway river county village, may be repeated
  --accept-all                            draft measures for every finding as if accepted; reviewing them is up to you
All other options are those of overlay, see kuangce overlay --help.`,
  'cli.help.convert': `Usage: kuangce convert <input> <output> [options]

Input: shp, zip, file geodatabase (.gdb folder or .gdb.zip), gpkg, geojson, kml/kmz, gpx, fgb, mif, tab, dxf,
       parcel coordinate txt, area string txt, CASS dat, csv, xlsx, dbf (tables), photos with a position.
The extension decides the output: .shp .gpkg .geojson .kml .fgb .dxf .txt (parcel coordinates) .csv .xlsx.
What the format cannot hold is listed before anything is written.
  --from-crs EPSG:<code>   declare the system that the file does not state; the numbers stay
  --to-crs EPSG:<code>     convert the numbers; between datums only with --transform, else it is refused
  --transform <file>       transformation sets (4 or 7 parameters, exported by this program); a local grid is
                           declared by its name in the file: --from-crs <name>
  --transform-name <name>  which set, when several of the file would do
  --encoding <name>        encoding of the attribute texts that are read, such as GBK
  --out-encoding GBK|UTF-8 encoding of written shp and txt; GBK if not said otherwise
  --layer <name>           convert this layer only; all of them otherwise
  --kind point|line|polygon|none   convert shapes of this kind only
  --swap-axes              exchange the two numbers of every point while reading
  --repair                 put crossing or overlapping rings right by the even-odd rule, and list the rows
  --join <table> --key <field>[=<field of the table>]   join a table (xlsx, csv) by a key field
  --json                   JSON on standard output and nothing else
  --lang zh-CN|en`,
  'cli.help.demo': `Usage: kuangce demo [--out <folder>] [--json] [--lang zh-CN|en]

The whole job on the fictional county of Qingshi: overlay, findings, plans, ledger. Written to demo-output if not said otherwise.`,

  'cli.usage.no-verb': 'No command given; use one of {verbs}, see kuangce --help.',
  'cli.usage.unknown-verb': 'There is no command "{verb}"; use {verbs}, see kuangce --help.',
  'cli.usage.unknown-option': 'There is no option {option}; see --help of the command.',
  'cli.usage.missing-value': 'Something is missing after {option}; see --help of the command.',
  'cli.usage.unexpected': '"{word}" is not expected here; files stand behind their options, see --help of the command.',
  'cli.usage.no-files': 'No files given; use kuangce inspect <files or folders…>.',
  'cli.usage.convert-two-files': 'An input and an output are needed: kuangce convert <input> <output>.',
  'cli.usage.convert-extension': '{extension} cannot be written; the output may end in: {extensions}.',
  'cli.usage.join-needs-key': '--join and --key go together: --join <table> --key <field>[=<field of the table>].',
  'cli.usage.no-rights': 'No layer of mining rights given; add --rights <file>.',
  'cli.usage.no-land': 'No layer to overlay with given; add --land <role>=<file>, such as --land dltb=parcels.shp.',
  'cli.usage.no-out': 'No output folder given; add --out <folder>.',
  'cli.usage.without-role': '{option} {value} has no role; write {option} <role>=<file>, roles: {roles}.',
  'cli.usage.unknown-role': 'The role "{role}" in {option} is not known; use {roles}.',
  'cli.usage.unknown-encoding': '--encoding does not know "{encoding}"; use GBK, UTF-8, Big5 or the like.',
  'cli.usage.unknown-system': '{option} does not know "{system}"; give an EPSG code such as EPSG:4526 (CGCS2000 / 3° zone 38).',
  'cli.usage.no-date': '"{value}" for {option} is no date; write it like 2026-11-20.',
  'cli.usage.no-measure': '"{value}" for {option} is neither zero nor a positive number.',
  'cli.usage.no-choice': '"{value}" for {option} is none of {choices}.',
  'cli.usage.decisions-twice': 'Use --decisions or --accept-all, not both.',

  'cli.file-missing': '{file} was not found; check path and file name.',
  'cli.file-unreadable': '{file} cannot be opened ({code}); check its permissions, or close the program that uses it.',
  'cli.file-needed': '{file} is a folder; name the file in it that is meant.',
  'cli.no-shapes': '{file} is a table without shapes and cannot be the {role} layer; name the .shp beside it, or a file with shapes.',
  'cli.no-layer': '{file} holds no layer that can be read; check whether it is the right file.',
  'cli.several-layers': '{file} holds {count} layers ({names}), and it is not clear which is meant; unpack it and name the .shp.',
  'cli.nothing-to-inspect': '{files} holds no layer to inspect.',
  'cli.axes-swapped': 'East and north of {file} seem to be exchanged (the first number is north), so it took no part; check it and run again with --swap-axes {role}.',
  'cli.crs-undeclared': '{file} declares no coordinate system and took no part; its numbers may be {candidates}. Check with the source of the data and declare it with --crs {role}=EPSG:code.',
  'cli.crs-undeclared-unknown': '{file} declares no usable coordinate system, its numbers do not tell, and it took no part. Check with the source of the data and declare it with --crs {role}=EPSG:code, or convert it to CGCS2000 first.',
  'cli.crs-contradicts-numbers': 'The numbers of {file} cannot be {given} as given with --crs, so it took no part; check and correct --crs {role}=EPSG:code.',
  'cli.crs-declared-by-person': '{file} declares no usable coordinate system; {system} as given with --crs is used, numbers stay.',
  'cli.read-near': '{file} holds {total} features; only the {count} near the rights were read. Faults in the shapes of the others (crossings, overlaps) are not listed; the result is the same. Use --read whole to check the whole layer.',
  'cli.crs-not-needed': '{file} declares {declared}; {given} as given with --crs is not used.',
  'cli.rights-overlap-not-listed': 'There are {count} more overlaps among the mining rights; add --land rights=<rights file> to list them.',
  'cli.no-such-right-but': 'The layer of mining rights has no "{right}"; these have it in their names: {names}. Write the whole name or the licence number.',
  'cli.no-such-right': 'The layer of mining rights has no "{right}"; check the licence number or mine name.',
  'cli.decisions-unreadable': '{file} is no file of decisions; it should be a JSON list, see kuangce plan --help.',
  'cli.decision-unreadable': 'Entry {position} of {file} lacks findingId or verdict; a verdict is accepted, set-aside or needs-evidence.',
  'cli.decision-without-reason': 'Entry {position} of {file} sets a finding aside without a reason; add one.',
  'cli.decisions-not-found-again': '{count?1 decision|{count} decisions} {count?belongs|belong} to findings that did not come up this time and are not used.',
  'cli.undecided': '{count?1 finding|{count} findings} {count?is|are} not decided: the plans list them without measures. Give decisions with --decisions <file>, or draft everything as accepted with --accept-all.',
  'cli.accepted-in-bulk': 'Treated as accepted when drafted in bulk on the command line; still to be reviewed one by one.',
  'cli.accepted-for-demo': 'Fictional sample; everything is treated as accepted for the demonstration.',
  'cli.no-fonts': 'This machine has no Chinese font, so figures in Word files would lack their text and no docx was written; install one (such as fonts-noto-cjk) and run again.',
  'cli.no-printer': 'No Electron was found on this machine, so no PDF was made and the printable html was kept; set ELECTRON_OVERRIDE_DIST_PATH and run again.',
  'cli.print-failed': 'No PDF was made ({reason}); the printable html was kept and can be printed from a browser.',
  'cli.no-sample': 'The sample county is not in {folder}; run npm run build first.',
  'cli.cannot-write': '{file} cannot be written ({code}); check permissions and disk space, and close the program that uses it.',
  'cli.interrupted': 'Cancelled.',
  'cli.fault': 'Internal fault; details are in {file}. Please hand it to the maintainers.',
  'cli.more-problems': '{count} more problems are not listed; add --json to see all.',
  'cli.notes': 'Notes:',
  'cli.written': 'Written to {folder}: {files}',
  'cli.ledger-file': 'Ledger_{run}.xlsx',
  'cli.stage.ground': 'Collecting the ground of findings {done}/{total}',
  'cli.stage.report': 'Writing plans {done}/{total}: {mine}',
  'cli.plan.count': 'Plans for {count} mining rights are written to {folder}',
  'cli.stage.print': 'Making {count} PDF files',

  'cli.inspect.overview.name': 'Data set',
  'cli.inspect.overview.shapes': 'Format and shapes',
  'cli.inspect.overview.count': 'Features',
  'cli.inspect.overview.system': 'System',
  'cli.inspect.overview.state': 'Import',
  'cli.inspect.overview.readable': 'possible',
  'cli.inspect.overview.refused': 'not possible',
  'cli.inspect.refused': '{count} of {all} data sets cannot be imported, for the reasons below; the others can. The exit code is 3 therefore.',
  'cli.inspect.files': 'files   ',
  'cli.inspect.missing': ', missing {parts}',
  'cli.inspect.shapes': 'shapes  ',
  'cli.inspect.table-value': '{format} table (no shapes), {count} rows',
  'cli.inspect.shapes-value': '{format} {type}, {count} features',
  'cli.inspect.role': 'use     ',
  'cli.inspect.encoding': 'encoding',
  'cli.inspect.cpg': '.cpg {cpg}',
  'cli.inspect.language-byte': '.dbf declares {declared}',
  'cli.inspect.no-language-byte': 'the .dbf declares none',
  'cli.inspect.reading': '{encoding} reads {readable}, not {unreadable}',
  'cli.inspect.system': 'system  ',
  'cli.inspect.undeclared': 'not declared',
  'cli.inspect.extent': 'extent  ',
  'cli.inspect.extent-value': 'east {west} to {east}, north {south} to {north}',
  'cli.inspect.fields': 'fields  ',
  'cli.inspect.field': 'field',
  'cli.inspect.type': 'type',
  'cli.inspect.meaning': 'meaning',
  'cli.inspect.first': 'first value',
  'cli.inspect.notes': 'problems and notes',
  'cli.inspect.passed-over': 'Files passed over',
  'cli.encoding.user': 'chosen by the user',
  'cli.encoding.cpg': 'by the .cpg',
  'cli.encoding.language-byte': 'as the .dbf declares',
  'cli.encoding.content': 'by the content',
  'cli.encoding.default': 'nothing but ASCII',
  'cli.field.text': 'text',
  'cli.field.number': 'number',
  'cli.field.date': 'date',
  'cli.field.logical': 'logical',
  'cli.role.rights': 'mining rights',
  'cli.role.dltb': 'land parcels',
  'cli.role.farmland': 'permanent basic farmland',
  'cli.role.forest': 'forest land',
  'cli.role.grassland': 'grassland',
  'cli.role.wetland': 'wetland',
  'cli.role.reserve': 'protected areas',
  'cli.role.redline': 'ecological red line',
  'cli.role.watersource': 'drinking-water protection zone',
  'cli.role.riverzone': 'river management zone',
  'cli.role.powerline': 'power lines',
  'cli.role.pipeline': 'oil or gas pipelines',
  'cli.role.road': 'roads',
  'cli.role.railway': 'railways',
  'cli.role.river': 'rivers',
  'cli.role.township': 'township boundaries',
  'cli.role.county': 'administrative areas',
  'cli.role.village': 'villages',
  'cli.role.other': 'other',

  'cli.overlay.head': '{rights} mining rights, {system}, validity as of {asOf}, {edges}, slivers below {sliverArea} m² and {sliverWidth} m',
  'cli.overlay.right': '{name}  {id}  ellipsoidal {ellipsoidal} m²  planar {planar} m²',
  'cli.overlay.layer': 'layer',
  'cli.overlay.class': 'class',
  'cli.overlay.count': 'parcels',
  'cli.overlay.ellipsoidal': 'ellipsoidal m²',
  'cli.overlay.planar': 'planar m²',
  'cli.overlay.hectares': 'ha',
  'cli.overlay.mu': 'mu',
  'cli.overlay.share': '% of right',
  'cli.overlay.untouched': 'The other {count} mining rights overlap none of the layers that took part ({layers}) and have no other finding.',
  'cli.overlay.nothing-compared': 'No layer took part: nothing is known of overlaps with the layers named; the reasons stand on standard error.',
  'cli.edges.vertices': 'ellipsoidal area on the vertices as they stand',
  'cli.edges.densified': 'ellipsoidal area with densified edges',
  'cli.csv.id': 'right',
  'cli.csv.name': 'mine',
  'cli.csv.role': 'role',
  'cli.csv.layer': 'layer',
  'cli.csv.class': 'class code',
  'cli.csv.className': 'class',
  'cli.csv.count': 'parcels',
  'cli.csv.areaPlanarSquareMetres': 'planar area (m²)',
  'cli.csv.areaEllipsoidalSquareMetres': 'ellipsoidal area (m²)',
  'cli.csv.netAreaEllipsoidalSquareMetres': 'net ellipsoidal area (m²)',
  'cli.csv.share': 'share of right',
  'cli.csv.remark': 'remark',
  'cli.csv.sliverCount': 'slivers',
  'cli.csv.sliverAreaSquareMetres': 'sliver area (m²)',
  'cli.plan.written': 'Written to {folder}: {docx} docx, {pdf} pdf, {html} html, {xlsx} xlsx',
  'cli.demo.done': 'Fictional sample county (Qingshi): {rights} mining rights, {concerned} of them with {findings} findings and a plan each; all files are in {folder}',
  'cli.demo.left-out': 'Faults left in the sample on purpose:',
  'cli.drawing.version': 'Version',
  'cli.drawing.version-text': '{version} (text DXF)',
  'cli.drawing.version-binary': '{version} (binary DXF)',
  'cli.drawing.entities': 'Entities',
  'cli.drawing.layers': 'Layers',
  'cli.drawing.layer': 'Layer',
  'cli.drawing.colour': 'Colour',
  'cli.drawing.count': 'Entities',
  'cli.drawing.kinds': 'Kinds',
  'cli.drawing.role': 'Possible role',
  'cli.drawing.stray': 'Far from the drawing: line {line} {type}, layer {layer}, east {east}, north {north}',

  'cli.convert.onto-itself': 'The output would replace the input file {file}; nothing was converted. Give it another name or folder.',
  'cli.convert.left-out': 'Not converted for the reasons above: {names}; the other {count?layer was|{count} layers were} written.',
  'cli.convert.no-such-layer': '{file} has no layer to convert by that name and kind; its layers are: {names}.',
  'cli.convert.axes-swapped': 'East and north look exchanged in layer "{layer}" of {file}; nothing was converted. Check it and run again with --swap-axes.',
  'cli.convert.crs-contradicts-numbers': 'The numbers of layer "{layer}" cannot be {given} as --from-crs says; nothing was converted. Verify the system and run again.',
  'cli.convert.declare-with': 'Declare it with --from-crs, such as --from-crs EPSG:4526 (CGCS2000 / 3-degree zone 38); kuangce inspect lists the systems that the numbers may be in.',
  'cli.convert.crs-not-needed': '{file} declares {declared}; {given} as given with --from-crs is not used.',
  'cli.convert.no-such-set': '{file} has no set named "{name}"; it has: {names}.',
  'cli.transform-missing': 'Transformation file {file} not found; check the path.',
  'cli.usage.transform-name-needs-file': '--transform-name goes together with --transform <file>.',
  'cli.convert.table': '{name}: table, {count} rows',
  'cli.convert.layer': '{name}: {count} features, system {system}',
  'cli.convert.kind.point': 'points',
  'cli.convert.kind.line': 'lines',
  'cli.convert.kind.polygon': 'areas',
  'cli.convert.kind.none': 'table',
  'cli.help.workings': `Usage: kuangce workings --rights <file> --drawing <drawing.dxf> --period 2026H1 --tolerance-metres <metres> [options]
  --layers <role>=<layer>,…             what layers are (goaf, face, roadway …); by their names when left out
  --elevation-tolerance-metres <metres>  tolerance of elevations; the same as in plan when left out
  --previous <drawing.dxf>               last period's drawing: what was mined since, moved or is missing, whether an excess grew; --previous-period <period>
  --right <licence number|name>          whose drawing it is; by the ground that workings lie in when left out
  --thickness-metres <metres>            for goaf and stopes whose thickness the drawing does not write; body=metres for one body, repeatable
  --density-tonnes-per-cubic-metre <n>   of the ore, body=n for one body, repeatable; --recovery-share <0..1>
  --survey-accuracy-metres <metres>      of the survey; printed with the result
  --gap-metres <metres>                  outlines are closed over gaps up to this; each is counted; 0 when left out
  --elevation-datum 1985|1956            elevation datum of the drawing (National 1985, Huanghai 1956); not stated when left out
  --elevation-datum rights=1956          that of the rights' limits, where no field of theirs says so
  --elevation-difference-metres <metres>  local H85 − H56 with its sign; −0.029 (the origins) when left out; where it is from: --elevation-difference-source
  --crs EPSG:code                        the drawing's system; that of the rights when left out (the numbers must agree)
  --crs rights=EPSG:code                 declares the system of a rights layer that states none
  --swap-axes rights                 the first number of the rights layer is north: exchange the two
  --encoding <encoding>  --out <folder> (result, findings, report docx, plan and section)  --json  --lang zh-CN|en
The tolerance is yours to choose (0 is a choice) and is saved with the result.`,
  'cli.elevation-difference-given': 'Elevations of different datums are converted by the local difference H85 − H56 = {metres} m (source: {source}); where a datum is not stated nothing is converted.',
  'cli.usage.source-without-difference': '--elevation-difference-source says where the local difference is from; give --elevation-difference-metres with it.',
  'cli.usage.needed': '{option} is missing; see --help of the command.',
  'cli.usage.no-period': '"{value}" is no period; write 2026H1 (first half of the year) or 2026H2 (second half).',
  'cli.usage.right-twice': '--right and --mine are the same option; “{right}” and “{mine}” were given: write one.',
  'cli.usage.recovery': '--recovery-share is a share between 0 and 1, not {value}.',
  'cli.usage.layer-role': '"{value}" of --layers should be role=layer; roles: {roles}.',
  'cli.workings.axes-swapped': 'The coordinates of {file} look exchanged (the first number is north), nothing was compared; check them in your CAD program and export again.',
  'cli.workings.system-contradicts': 'The numbers of {file} cannot be {system} (they look like {candidates}), nothing was compared; check the zone of the drawing, or declare it with --crs EPSG:code.',
  'cli.workings.system-of-rights': '{file} states no coordinate system; its numbers agree with {system} of the rights and were compared as such. If the drawing has another datum, declare it with --crs.',
  'cli.workings.no-such-layer': '{file} has no layer called {names}; its layers: {layers}.',
  'cli.workings.nothing-drawn': 'The layers {layers} of {file} hold no closed outline and no roadway line, so that there was nothing to compare; check --layers.',
  'cli.workings.previous-lacks-layers': 'The previous drawing {file} has no layer called {names}; the periods are compared by the other layers.',
  'cli.workings.no-workings': 'No layer name of {file} says goaf, stope or roadway (layers: {layers}); say so with --layers role=layer.',
  'cli.workings.roles-by-name': 'What the layers of {file} are was taken from their names: {roles}; use --layers where that is wrong.',
  'cli.workings.nothing-to-compare': '{file} and {current} have no mine in common, so the periods were not compared; check the drawing of the last period, or name the mine with --right.',
  'cli.workings.head': '{period}: tolerance {plan} m in plan, {elevation} m in elevation',
  'cli.workings.mine': 'Mine',
  'cli.workings.count': 'Workings',
  'cli.workings.planar': 'Outside, planar (m²)',
  'cli.workings.ellipsoidal': 'Outside, ellipsoidal (m²)',
  'cli.workings.length': 'Outside length (m)',
  'cli.workings.distance': 'Farthest (m)',
  'cli.workings.below': 'Below limit (m)',
  'cli.workings.above': 'Above limit (m)',
  'cli.workings.band': 'Result',
  'cli.workings.plan-file': 'plan',
  'cli.workings.section-file': 'section',
  'cli.workings.written': 'Written to {folder}: {files}',
  'cli.help.earthwork': `Usage: kuangce earthwork --before <earlier> --after <later> [options]
  surveys: elevation rasters (GeoTIFF or ESRI ASCII .asc), point clouds as text (xyz, csv, CASS .dat), or spot heights of a DXF
  --cell-metres <metres>     points are averaged in cells of this size; needed for point clouds
  --fill-metres <metres>     cells without points are spanned by triangles with sides up to this; left empty without it
  --noise-metres <metres>    differences up to this are left out; 0 when left out
  --rights <file> --right <licence number|name>  also inside and outside the licence, and what lies below its lower limit
  --elevation-datum 1985|1956            datum of both surveys; before=1956 where the earlier differs, rights=1956 for the limits
  --elevation-difference-metres <metres>  local H85 − H56 with its sign; −0.029 (the origins) when left out
  --crs rights=EPSG:code                 declares the system of a rights layer that states none
  --swap-axes rights                     the first number of the rights layer is north: exchange the two
  --json  --lang zh-CN|en`,
};
