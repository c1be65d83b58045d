/** Chinese texts (master language) of the area "cli". Keys are `cli.…`; placeholders are `{name}`. */
export const cli = {
  'cli.help': `矿策命令行：采矿权套合与一矿一策整改方案

用法：kuangce <命令> [选项]

命令：
  inspect   查看文件：图层、编码、坐标系、字段、问题，不导入
  overlay   采矿权与用地图层套合，给出每个采矿权的重叠面积
  plan      套合并为每个采矿权写出整改方案（docx、pdf）和台账（xlsx）
  sheet     每个采矿权出一幅矿区范围图（pdf、png、svg），真比例尺、拐点坐标表
  convert   在空间数据格式之间转换：shp、gpkg、geojson、kml、fgb、dxf、坐标 txt、csv、xlsx
  workings  图形中的采空区、采场、巷道与采矿权比对：平面与标高超出多少
  earthwork 露天坑两期测量之间的挖方和填方
  batch     按任务文件依次执行多条命令
  demo      用随附的虚构样例县（青石县）完整做一遍

每个命令加 --help 看选项；--lang zh-CN|en 选语言；--version 看版本。
退出码：0 完成；2 命令写法不对；3 输入数据有问题（标准错误输出里每个问题一句话）；70 程序内部错误。`,
  'cli.help.inspect': `用法：kuangce inspect <文件或文件夹…> [--encoding <编码>] [--faults] [--json] [--lang zh-CN|en]

文件可以是 .shp（同名的 .dbf .shx .prj .cpg 自动一并读取）、.zip、文件夹，或 convert 能读的其他格式。
  --encoding GBK   按指定编码读属性文字
  --faults         逐个检查面的环，列出问题的种类、位置和大小
  --json           只在标准输出给出 JSON`,
  'cli.help.overlay': `用法：kuangce overlay --rights <文件> --land <角色>=<文件> … [选项]

  --rights <文件>                采矿权图层：.shp、.zip 或只含一个图层的文件夹
  --land <角色>=<文件>           参加套合的图层，可写多次；角色：
                                 dltb 地类图斑、farmland 永久基本农田、forest 林地、grassland 草原、
                                 wetland 湿地、reserve 自然保护地、redline 生态保护红线、rights 采矿权之间、
                                 watersource 饮用水水源保护区、riverzone 河道管理范围；
                                 road 公路、railway 铁路、powerline 电力线路、pipeline 油气管道：按法规距离量距
  --crs [角色=]EPSG:<代码>       为没有声明坐标系的图层声明坐标系，坐标数字不变
  --encoding [角色=]<编码>       指定属性文字的编码，如 GBK、UTF-8
  --swap-axes <角色>|all         图层的第一个数是北、第二个数是东，读取时交换
  --as-of <YYYY-MM-DD>           按哪一天判断有效期；默认今天
  --ellipsoidal-edges vertices|densified   椭球面积按原拐点，或先把长边加密到 70 m；默认 vertices
  --balance                      报告占地表和台账套合汇总的面积平差：分项之和等于合计，并注明改正数；默认不平差
  --sliver-area <平方米>         碎屑面积上限，默认 1
  --sliver-width <米>            碎屑宽度上限，默认 0.01；两项都小于上限的碎屑单独列出，不计入面积
  --elevation-datum 1985|1956    采矿权标高的高程基准（1985国家高程基准、1956黄海高程系）；数据字段已载明的从字段
  --elevation-difference-metres <米>   当地 H85 − H56（带正负号，如 -0.035）；不写用两原点之差 −0.029 m
  --elevation-difference-source <文字> 当地差值的来源（资料名称、年份），随结果注明
  --read near|whole              只读采矿权附近的图斑，或整层读入；默认只对 32 MB 以上的 .shp 读附近的图斑
  --out <文件夹>                 另存 overlay.json、conflicts.csv、findings.geojson、ledger.xlsx
  --json                         只在标准输出给出 JSON
  --lang zh-CN|en`,
  'cli.help.plan': `用法：kuangce plan --rights <文件> --land <角色>=<文件> … --out <文件夹> [选项]

为每个采矿权写出一矿一策整改方案（docx、pdf），并写出台账（xlsx）。
写出的方案不编号：方案编号由窗口里的工作区编发。
  --right <许可证号或矿山名称>   只写这些采矿权，可写多次
  --decisions <文件>             认定结果：JSON 数组 [{"findingId","verdict":"accepted|set-aside|needs-evidence","reason"}]，
                                 findingId 见 overlay --json
  --show <角色>=<文件>           只画在图上、不参加套合：road railway river county village，可写多次
  --accept-all                   全部问题按认定成立起草措施；由使用者负责复核
其余选项与 overlay 相同，见 kuangce overlay --help。`,
  'cli.help.convert': `用法：kuangce convert <输入> <输出> [选项]

输入：shp、zip、文件地理数据库（.gdb 文件夹或 .gdb.zip）、gpkg、geojson、kml/kmz、gpx、fgb、mif、tab、dxf、
      地块坐标 txt、区域坐标 txt、CASS dat、csv、xlsx、dbf（属性表）、带位置的照片。
输出由扩展名决定：.shp .gpkg .geojson .kml .fgb .dxf .txt（地块坐标）.csv .xlsx。
写出之前先列出这种格式存不下的内容。
  --from-crs EPSG:<代码>   声明文件没有写明的坐标系，坐标数字不变
  --to-crs EPSG:<代码>     换算坐标数字；不同基准之间要有 --transform，否则拒绝
  --transform <文件>       转换参数文件（四参数、七参数，由本软件导出）；独立坐标系用它在文件中的名称声明：--from-crs <名称>
  --transform-name <名称>  文件里有几套参数时用哪一套
  --encoding <编码>        读属性文字的编码，如 GBK
  --out-encoding GBK|UTF-8 写 shp、txt 的编码；默认 GBK
  --layer <名称>           只转换这个图层；默认全部
  --kind point|line|polygon|none   只转换这一类图形
  --swap-axes              每个点的两个数交换后再读
  --repair                 面的自相交、重叠等按奇偶规则修复后再写，逐行列出
  --join <表> --key <字段>[=<表中的字段>]   按关键字段连接属性表（xlsx、csv）
  --json                   只在标准输出给出 JSON
  --lang zh-CN|en`,
  'cli.help.demo': `用法：kuangce demo [--out <文件夹>] [--json] [--lang zh-CN|en]

用虚构的青石县样例完整做一遍：套合、问题、整改方案、台账。默认写到 demo-output。`,

  'cli.usage.no-verb': '没有写命令；可用：{verbs}，详见 kuangce --help。',
  'cli.usage.unknown-verb': '没有“{verb}”这个命令；可用：{verbs}，详见 kuangce --help。',
  'cli.usage.unknown-option': '没有 {option} 这个选项；选项见该命令的 --help。',
  'cli.usage.missing-value': '{option} 后面缺少内容；写法见该命令的 --help。',
  'cli.usage.unexpected': '多出“{word}”；文件要写在选项后面，写法见该命令的 --help。',
  'cli.usage.no-files': '没有写要查看的文件；写法：kuangce inspect <文件或文件夹…>。',
  'cli.usage.convert-two-files': '要写输入和输出两个文件；写法：kuangce convert <输入> <输出>。',
  'cli.usage.convert-extension': '不能写成 {extension}；输出文件的扩展名可以是：{extensions}。',
  'cli.usage.join-needs-key': '--join 和 --key 要一起写：--join <表> --key <字段>[=<表中的字段>]。',
  'cli.usage.no-rights': '没有写采矿权图层；加 --rights <文件>。',
  'cli.usage.no-land': '没有写参加套合的图层；加 --land <角色>=<文件>，如 --land dltb=地类图斑.shp。',
  'cli.usage.no-out': '没有写输出文件夹；加 --out <文件夹>。',
  'cli.usage.without-role': '{option} {value} 没有写角色；写成 {option} <角色>=<文件>，角色：{roles}。',
  'cli.usage.unknown-role': '{option} 里的角色“{role}”不认识；可用：{roles}。',
  'cli.usage.unknown-encoding': '--encoding 不认识“{encoding}”；可用 GBK、UTF-8、Big5 等。',
  'cli.usage.unknown-system': '{option} 不认识“{system}”；写 EPSG 代码，如 EPSG:4526（CGCS2000 / 3°带 38）。',
  'cli.usage.no-date': '{option} 的“{value}”不是日期；写成 2026-11-20 这样。',
  'cli.usage.no-measure': '{option} 的“{value}”不是零或正数。',
  'cli.usage.no-choice': '{option} 的“{value}”不在可选之列：{choices}。',
  'cli.usage.decisions-twice': '--decisions 与 --accept-all 只能用一个。',

  'cli.file-missing': '找不到 {file}；请核对路径和文件名。',
  'cli.file-unreadable': '{file} 打不开（{code}）；请核对权限，或关闭占用它的程序。',
  'cli.file-needed': '{file} 是文件夹；请写明其中的一个文件。',
  'cli.no-shapes': '{file} 只有属性表，没有图形，不能作为 {role} 图层；请给出同名的 .shp，或有图形的文件。',
  'cli.no-layer': '{file} 里没有可以读取的图层；请核对是否写错了文件。',
  'cli.several-layers': '{file} 里有 {count} 个图层（{names}），不能确定用哪一个；请解压后写明 .shp 文件。',
  'cli.nothing-to-inspect': '{files} 里没有可以查看的图层。',
  'cli.axes-swapped': '{file} 的横、纵坐标像是颠倒的（第一个数是北），没有采用；核对后加 --swap-axes {role} 重新运行。',
  'cli.crs-undeclared': '{file} 没有声明坐标系，没有采用；坐标数字可能是 {candidates}，向资料来源核实后加 --crs {role}=EPSG:代码 声明。',
  'cli.crs-undeclared-unknown': '{file} 没有可用的坐标系声明，坐标数字也不足以判断，没有采用；向资料来源核实后加 --crs {role}=EPSG:代码 声明，或先转换为 CGCS2000。',
  'cli.crs-contradicts-numbers': '{file} 的坐标数字不可能是 --crs 给出的 {given}，没有采用；请核实后改写 --crs {role}=EPSG:代码。',
  'cli.crs-declared-by-person': '{file} 没有可用的坐标系声明，按 --crs 给出的 {system} 处理，坐标数字不变。',
  'cli.read-near': '{file} 共 {total} 个要素，只读入采矿权附近的 {count} 个；其余要素的图形没有检查（自相交、重叠等未列出），套合结果不受影响。整层检查用 --read whole。',
  'cli.crs-not-needed': '{file} 已声明 {declared}，--crs 给出的 {given} 没有采用。',
  'cli.rights-overlap-not-listed': '采矿权之间另有 {count} 处重叠没有列出；加 --land rights=<采矿权文件> 列出。',
  'cli.no-such-right-but': '采矿权图层里没有“{right}”；名称里有这几个字的是：{names}，请写全名或许可证号。',
  'cli.no-such-right': '采矿权图层里没有“{right}”；请核对许可证号或矿山名称。',
  'cli.decisions-unreadable': '{file} 不是认定结果文件；应为 JSON 数组，写法见 kuangce plan --help。',
  'cli.decision-unreadable': '{file} 第 {position} 项缺少 findingId 或 verdict；verdict 只能是 accepted、set-aside、needs-evidence。',
  'cli.decision-without-reason': '{file} 第 {position} 项认定为不构成问题（set-aside），但没有写 reason；请补写理由。',
  'cli.decisions-not-found-again': '有 {count} 项认定对应的问题这次没有出现，未采用。',
  'cli.undecided': '有 {count} 项问题还没有认定，方案里列出问题，不列措施；加 --decisions <文件> 给出认定，或加 --accept-all 全部按认定成立起草。',
  'cli.accepted-in-bulk': '命令行批量起草时全部按认定成立处理，尚需逐项复核。',
  'cli.accepted-for-demo': '虚构样例，演示时全部按认定成立处理。',
  'cli.no-fonts': '这台机器上没有中文字体，Word 文件里的图会缺字，因此没有写 docx；请安装中文字体（如 fonts-noto-cjk）后重新运行。',
  'cli.no-printer': '这台机器上没有找到 Electron，PDF 没有生成，保留了可打印的 html；设好 ELECTRON_OVERRIDE_DIST_PATH 后重新运行即可生成。',
  'cli.print-failed': 'PDF 没有生成（{reason}），保留了可打印的 html，可在浏览器中打印。',
  'cli.no-sample': '样例县的文件不在 {folder}；请先运行 npm run build 生成。',
  'cli.cannot-write': '{file} 写不进去（{code}）；请核对文件夹权限和磁盘空间，并关闭占用它的程序。',
  'cli.interrupted': '已取消。',
  'cli.fault': '程序内部错误；详情写在 {file}，请交给维护人员。',
  'cli.more-problems': '另有 {count} 个问题没有逐一列出；加 --json 查看全部。',
  'cli.notes': '说明：',
  'cli.written': '已写到 {folder}：{files}',
  'cli.ledger-file': '台账_{run}.xlsx',
  'cli.stage.ground': '整理问题范围 {done}/{total}',
  'cli.stage.report': '写整改方案 {done}/{total}：{mine}',
  'cli.plan.count': '共 {count} 个采矿权，各写一份整改方案，写到 {folder}',
  'cli.stage.print': '生成 {count} 份 PDF',

  'cli.inspect.overview.name': '数据集',
  'cli.inspect.overview.shapes': '格式和图形',
  'cli.inspect.overview.count': '要素',
  'cli.inspect.overview.system': '坐标系',
  'cli.inspect.overview.state': '能否导入',
  'cli.inspect.overview.readable': '可以',
  'cli.inspect.overview.refused': '不能',
  'cli.inspect.refused': '{all} 个数据集中有 {count} 个不能导入，原因见下；其余可以导入。退出码因此是 3。',
  'cli.inspect.files': '文件　',
  'cli.inspect.missing': '，缺 {parts}',
  'cli.inspect.shapes': '图形　',
  'cli.inspect.table-value': '{format} 属性表（没有图形），{count} 行',
  'cli.inspect.shapes-value': '{format} {type}，{count} 个要素',
  'cli.inspect.role': '用途　',
  'cli.inspect.encoding': '编码　',
  'cli.inspect.cpg': '.cpg {cpg}',
  'cli.inspect.language-byte': '.dbf 声明 {declared}',
  'cli.inspect.no-language-byte': '.dbf 没有声明',
  'cli.inspect.reading': '{encoding} 可读 {readable} 处、读不出 {unreadable} 处',
  'cli.inspect.system': '坐标系',
  'cli.inspect.undeclared': '未声明',
  'cli.inspect.extent': '范围　',
  'cli.inspect.extent-value': '东 {west} ~ {east}，北 {south} ~ {north}',
  'cli.inspect.fields': '字段　',
  'cli.inspect.field': '字段',
  'cli.inspect.type': '类型',
  'cli.inspect.meaning': '含义',
  'cli.inspect.first': '首个值',
  'cli.inspect.notes': '问题和说明',
  'cli.inspect.passed-over': '跳过的文件',
  'cli.encoding.user': '由使用者指定',
  'cli.encoding.cpg': '按 .cpg',
  'cli.encoding.language-byte': '按 .dbf 声明',
  'cli.encoding.content': '按内容检测',
  'cli.encoding.default': '没有非 ASCII 文字',
  'cli.field.text': '文字',
  'cli.field.number': '数字',
  'cli.field.date': '日期',
  'cli.field.logical': '是否',
  'cli.role.rights': '采矿权',
  'cli.role.dltb': '地类图斑',
  'cli.role.farmland': '永久基本农田',
  'cli.role.forest': '林地',
  'cli.role.grassland': '草原',
  'cli.role.wetland': '湿地',
  'cli.role.reserve': '自然保护地',
  'cli.role.redline': '生态保护红线',
  'cli.role.watersource': '饮用水水源保护区',
  'cli.role.riverzone': '河道管理范围',
  'cli.role.powerline': '电力线路',
  'cli.role.pipeline': '油气管道',
  'cli.role.road': '公路',
  'cli.role.railway': '铁路',
  'cli.role.river': '河流',
  'cli.role.township': '乡镇界',
  'cli.role.county': '行政界线',
  'cli.role.village': '村庄',
  'cli.role.other': '其他',

  'cli.overlay.head': '{rights} 个采矿权，{system}，有效期按 {asOf}，{edges}，碎屑上限 {sliverArea} m² 且宽 {sliverWidth} m',
  'cli.overlay.right': '{name}　{id}　椭球面积 {ellipsoidal} m²　平面面积 {planar} m²',
  'cli.overlay.layer': '图层',
  'cli.overlay.class': '类别',
  'cli.overlay.count': '图斑',
  'cli.overlay.ellipsoidal': '椭球面积 m²',
  'cli.overlay.planar': '平面面积 m²',
  'cli.overlay.hectares': '公顷',
  'cli.overlay.mu': '亩',
  'cli.overlay.share': '占矿区 %',
  'cli.overlay.untouched': '其余 {count} 个采矿权与参加套合的图层（{layers}）没有重叠，也没有其他问题。',
  'cli.overlay.nothing-compared': '没有图层参加套合，不能说明采矿权与所列图层有没有重叠；原因见错误输出。',
  'cli.edges.vertices': '椭球面积按原拐点',
  'cli.edges.densified': '椭球面积按加密边长',
  'cli.csv.id': '采矿权编号',
  'cli.csv.name': '矿山名称',
  'cli.csv.role': '角色',
  'cli.csv.layer': '图层',
  'cli.csv.class': '类别编码',
  'cli.csv.className': '类别',
  'cli.csv.count': '图斑数',
  'cli.csv.areaPlanarSquareMetres': '平面面积（m²）',
  'cli.csv.areaEllipsoidalSquareMetres': '椭球面积（m²）',
  'cli.csv.netAreaEllipsoidalSquareMetres': '扣除后椭球面积（m²）',
  'cli.csv.share': '占矿区比例',
  'cli.csv.remark': '备注',
  'cli.csv.sliverCount': '碎屑数',
  'cli.csv.sliverAreaSquareMetres': '碎屑面积（m²）',
  'cli.plan.written': '已写到 {folder}：docx {docx} 份，pdf {pdf} 份，html {html} 份，xlsx {xlsx} 份',
  'cli.demo.done': '虚构样例县（青石县）：{rights} 个采矿权，其中 {concerned} 个有问题，共 {findings} 项，已各写整改方案；全部文件在 {folder}',
  'cli.demo.left-out': '样例中有意留下的问题：',
  'cli.drawing.version': '版本',
  'cli.drawing.version-text': '{version}（文本 DXF）',
  'cli.drawing.version-binary': '{version}（二进制 DXF）',
  'cli.drawing.entities': '图元',
  'cli.drawing.layers': '图层',
  'cli.drawing.layer': '图层',
  'cli.drawing.colour': '颜色',
  'cli.drawing.count': '图元数',
  'cli.drawing.kinds': '种类',
  'cli.drawing.role': '可能的用途',
  'cli.drawing.stray': '远离主体：第 {line} 行 {type}，图层 {layer}，东 {east}，北 {north}',

  'cli.convert.onto-itself': '输出会覆盖输入文件 {file}，没有转换；输出请换一个名称或文件夹。',
  'cli.convert.left-out': '图层 {names} 没有转换，原因见上；其余 {count} 个图层已写出。',
  'cli.convert.no-such-layer': '{file} 里没有要转换的图层；它的图层有：{names}。',
  'cli.convert.axes-swapped': '{file} 的图层“{layer}”横、纵坐标像是颠倒的，没有转换；核对后加 --swap-axes 重新运行。',
  'cli.convert.crs-contradicts-numbers': '图层“{layer}”的坐标数字不可能是 --from-crs 给出的 {given}，没有转换；请核实后改写。',
  'cli.convert.declare-with': '用 --from-crs 声明，如 --from-crs EPSG:4526（CGCS2000 / 3°带 38）；kuangce inspect 列出坐标数字可能属于哪些坐标系。',
  'cli.convert.crs-not-needed': '{file} 已声明 {declared}，--from-crs 给出的 {given} 没有采用。',
  'cli.convert.no-such-set': '{file} 里没有名为“{name}”的参数；有：{names}。',
  'cli.transform-missing': '找不到转换参数文件 {file}；请核对路径。',
  'cli.usage.transform-name-needs-file': '--transform-name 要和 --transform <文件> 一起写。',
  'cli.convert.table': '{name}：属性表，{count} 行',
  'cli.convert.layer': '{name}：{count} 个要素，坐标系 {system}',
  'cli.convert.kind.point': '点',
  'cli.convert.kind.line': '线',
  'cli.convert.kind.polygon': '面',
  'cli.convert.kind.none': '表',
  'cli.help.workings': `用法：kuangce workings --rights <文件> --drawing <图形.dxf> --period 2026H1 --tolerance-metres <米> [选项]
  --layers <用途>=<图层>,…          图层用途（goaf 采空区、face 采场/工作面、roadway 巷道…）；不写则按图层名称判断
  --elevation-tolerance-metres <米>  标高容差；不写则与平面容差相同
  --previous <图形.dxf>              上一期的图形：本期新采、移动和缺少的、超出部分是否扩大；--previous-period 另写期次
  --right <许可证号|矿山名称>        图形是哪个矿山的；不写则按采掘工程所在的矿区分别计
  --thickness-metres <米>            图上没写采厚的采空区、采场按此采厚估算体积；单个矿体另写 矿体名=米，可多次
  --density-tonnes-per-cubic-metre <数>  矿石体重，单个矿体另写 矿体名=数，可多次；--recovery-share <0~1> 回采率
  --survey-accuracy-metres <米>      测量成果的精度，随结果印出
  --gap-metres <米>                  轮廓线缺口在此距离内予以闭合，逐处计数说明；不写为 0
  --elevation-datum 1985|1956        图形的高程基准（1985国家高程基准、1956黄海高程系）；不写为未注明
  --elevation-datum rights=1956      采矿权标高的高程基准；数据字段已载明的从字段
  --elevation-difference-metres <米>  当地 H85 − H56（带正负号）；不写用两原点之差 −0.029；出处写 --elevation-difference-source
  --crs EPSG:代码                    图形的坐标系；不写则取采矿权图层的坐标系（坐标数字须相符）
  --crs rights=EPSG:代码             采矿权图层没有声明坐标系时，为它声明
  --swap-axes rights                 采矿权图层的第一个数是北、第二个数是东，读取时交换
  --encoding <编码>  --out <文件夹>（结果、问题、报告 docx、平面图和剖面图）  --json  --lang zh-CN|en
容差须自行选定（0 也是一种选择），随结果保存。`,
  'cli.elevation-difference-given': '高程基准不同的标高按当地差值 H85 − H56 = {metres} m 换算（来源：{source}）；没有注明基准的不换算。',
  'cli.usage.source-without-difference': '--elevation-difference-source 是当地差值的来源，须同时写 --elevation-difference-metres。',
  'cli.usage.needed': '缺少 {option}；写法见该命令的 --help。',
  'cli.usage.no-period': '“{value}”不是报送期次；写成 2026H1（上半年）或 2026H2（下半年）。',
  'cli.usage.right-twice': '--right 与 --mine 是同一个选项，写了“{right}”又写了“{mine}”；只写一个。',
  'cli.usage.recovery': '--recovery-share 是 0 到 1 之间的回采率，不能是 {value}。',
  'cli.usage.layer-role': '--layers 的“{value}”应写成 用途=图层；用途可用：{roles}。',
  'cli.workings.axes-swapped': '{file} 的横、纵坐标像是颠倒的（第一个数是北），没有比对；请在 CAD 中核对坐标后重新导出。',
  'cli.workings.system-contradicts': '{file} 的坐标数字不可能是 {system}（像是 {candidates}），没有比对；请核对图形的带号，或加 --crs EPSG:代码 声明。',
  'cli.workings.system-of-rights': '{file} 没有写坐标系，坐标数字与采矿权图层的 {system} 相符，按此比对；如图形另有基准，请加 --crs 声明。',
  'cli.workings.no-such-layer': '{file} 没有名为 {names} 的图层；已有图层：{layers}。',
  'cli.workings.nothing-drawn': '{file} 的图层 {layers} 里没有能成面的轮廓或巷道线，没有可比对的采掘工程；请核对 --layers。',
  'cli.workings.previous-lacks-layers': '上一期的 {file} 没有名为 {names} 的图层，两期只按其余图层对比。',
  'cli.workings.no-workings': '{file} 的图层名称认不出采空区、采场或巷道（图层：{layers}）；请用 --layers 用途=图层 指定。',
  'cli.workings.roles-by-name': '{file} 的图层用途按名称判断：{roles}；不对时用 --layers 指定。',
  'cli.workings.nothing-to-compare': '{file} 与 {current} 没有共同的矿山，两期没有对比；请核对上一期的图形，或用 --right 写明矿山。',
  'cli.workings.head': '{period}：平面容差 {plan} m，标高容差 {elevation} m',
  'cli.workings.mine': '矿山',
  'cli.workings.count': '采掘工程',
  'cli.workings.planar': '界外平面面积（m²）',
  'cli.workings.ellipsoidal': '界外椭球面积（m²）',
  'cli.workings.length': '界外长度（m）',
  'cli.workings.distance': '最远（m）',
  'cli.workings.below': '低于下限（m）',
  'cli.workings.above': '高于上限（m）',
  'cli.workings.band': '结论',
  'cli.workings.plan-file': '平面图',
  'cli.workings.section-file': '剖面图',
  'cli.workings.written': '已写入 {folder}：{files}',
  'cli.help.earthwork': `用法：kuangce earthwork --before <前期> --after <后期> [选项]
  前期、后期：高程栅格（GeoTIFF 或 ESRI ASCII .asc），或一行一点的文本点云（xyz、csv、CASS .dat），或 DXF 中的高程点
  --cell-metres <米>                 点云按此格网取平均；点云必须写
  --fill-metres <米>                 没有点的格子按边长不超过此值的三角网内插；不写则空着
  --noise-metres <米>                高差在此以内的不计；不写为 0
  --rights <文件> --right <许可证号|矿山名称>  另算矿区内、矿区外的方量和低于开采下限的部分
  --elevation-datum 1985|1956        两期测量的高程基准；前期不同时另写 before=1956，采矿权标高写 rights=1956
  --elevation-difference-metres <米>  当地 H85 − H56（带正负号）；不写用两原点之差 −0.029
  --crs rights=EPSG:代码             采矿权图层没有声明坐标系时，为它声明
  --swap-axes rights         采矿权图层的第一个数是北、第二个数是东，读取时交换
  --json  --lang zh-CN|en`,
} as const;
