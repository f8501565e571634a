"""The points: their names, their places by the standard, and what each must warn of.

Pinned by hand from the reference (WHO standard 2008; a textbook of 1999 for the extra points;
articles S0 and S3), not read from it.
"""

import re

import pytest

from acuguide.catalog.checks import records
from acuguide.catalog.records import (
    Catalog,
    CautionAction,
    ConditionPoint,
    Effect,
    Point,
    Pressure,
    Rule,
    Sides,
    Tool,
)

BOTH, MIDLINE = Sides.BOTH, Sides.MIDLINE
# code: pinyin, traditional, simplified, Japanese, its kana, meridian, sides
NAMES = {
    "BL23": ("Shènshū", "腎俞", "肾俞", "Jin'yu", "じんゆ", "bladder", BOTH),
    "BL24": ("Qìhǎishū", "氣海俞", "气海俞", "Kikaiyu", "きかいゆ", "bladder", BOTH),
    "BL25": ("Dàchángshū", "大腸俞", "大肠俞", "Daichōyu", "だいちょうゆ", "bladder", BOTH),
    "BL26": ("Guānyuánshū", "關元俞", "关元俞", "Kangen'yu", "かんげんゆ", "bladder", BOTH),
    "BL27": ("Xiǎochángshū", "小腸俞", "小肠俞", "Shōchōyu", "しょうちょうゆ", "bladder", BOTH),
    "BL28": ("Pángguāngshū", "膀胱俞", "膀胱俞", "Bōkōyu", "ぼうこうゆ", "bladder", BOTH),
    "BL31": ("Shàngliáo", "上髎", "上髎", "Jōryō", "じょうりょう", "bladder", BOTH),
    "BL32": ("Cìliáo", "次髎", "次髎", "Jiryō", "じりょう", "bladder", BOTH),
    "BL33": ("Zhōngliáo", "中髎", "中髎", "Chūryō", "ちゅうりょう", "bladder", BOTH),
    "BL34": ("Xiàliáo", "下髎", "下髎", "Geryō", "げりょう", "bladder", BOTH),
    "BL36": ("Chéngfú", "承扶", "承扶", "Shōfu", "しょうふ", "bladder", BOTH),
    "BL37": ("Yīnmén", "殷門", "殷门", "Inmon", "いんもん", "bladder", BOTH),
    "BL40": ("Wěizhōng", "委中", "委中", "Ichū", "いちゅう", "bladder", BOTH),
    "BL52": ("Zhìshì", "志室", "志室", "Shishitsu", "ししつ", "bladder", BOTH),
    "BL53": ("Bāohuāng", "胞肓", "胞肓", "Hōkō", "ほうこう", "bladder", BOTH),
    "BL54": ("Zhìbiān", "秩邊", "秩边", "Chippen", "ちっぺん", "bladder", BOTH),
    "BL56": ("Chéngjīn", "承筋", "承筋", "Shōkin", "しょうきん", "bladder", BOTH),
    "BL57": ("Chéngshān", "承山", "承山", "Shōzan", "しょうざん", "bladder", BOTH),
    "BL58": ("Fēiyáng", "飛揚", "飞扬", "Hiyō", "ひよう", "bladder", BOTH),
    "BL60": ("Kūnlún", "崑崙", "昆仑", "Konron", "こんろん", "bladder", BOTH),
    "BL62": ("Shēnmài", "申脈", "申脉", "Shinmyaku", "しんみゃく", "bladder", BOTH),
    "BL67": ("Zhìyīn", "至陰", "至阴", "Shiin", "しいん", "bladder", BOTH),
    "CV4": ("Guānyuán", "關元", "关元", "Kangen", "かんげん", "conception-vessel", MIDLINE),
    "CV6": ("Qìhǎi", "氣海", "气海", "Kikai", "きかい", "conception-vessel", MIDLINE),
    "EX-B2": ("Jiájǐ", "夾脊", "夹脊", "Kyōseki", None, "extra", BOTH),
    "EX-B7": ("Yāoyǎn", "腰眼", "腰眼", "Yōgan", None, "extra", BOTH),
    "EX-B8": ("Shíqīzhuī", "十七椎", "十七椎", "Jūshichitsui", None, "extra", MIDLINE),
    "EX-UE7": ("Yāotòngdiǎn", "腰痛點", "腰痛点", "Yōtsūten", None, "extra", BOTH),
    "GB20": ("Fēngchí", "風池", "风池", "Fūchi", "ふうち", "gallbladder", BOTH),
    "GB21": ("Jiānjǐng", "肩井", "肩井", "Kensei", "けんせい", "gallbladder", BOTH),
    "GB29": ("Jūliáo", "居髎", "居髎", "Kyoryō", "きょりょう", "gallbladder", BOTH),
    "GB30": ("Huántiào", "環跳", "环跳", "Kanchō", "かんちょう", "gallbladder", BOTH),
    "GB31": ("Fēngshì", "風市", "风市", "Fūshi", "ふうし", "gallbladder", BOTH),
    "GB34": ("Yánglíngquán", "陽陵泉", "阳陵泉", "Yōryōsen", "ようりょうせん", "gallbladder", BOTH),
    "GB39": ("Xuánzhōng", "懸鍾", "悬钟", "Kenshō", "けんしょう", "gallbladder", BOTH),
    "GB40": ("Qiūxū", "丘墟", "丘墟", "Kyūkyo", "きゅうきょ", "gallbladder", BOTH),
    "GB41": ("Zúlínqì", "足臨泣", "足临泣", "Ashi-rinkyū", None, "gallbladder", BOTH),
    "GV14": ("Dàzhuī", "大椎", "大椎", "Daitsui", "だいつい", "governor-vessel", MIDLINE),
    "GV2": ("Yāoshū", "腰俞", "腰俞", "Yōyu", "ようゆ", "governor-vessel", MIDLINE),
    "GV3": ("Yāoyángguān", "腰陽關", "腰阳关", "Koshi-yōkan", None, "governor-vessel", MIDLINE),
    "GV4": ("Mìngmén", "命門", "命门", "Meimon", "めいもん", "governor-vessel", MIDLINE),
    "HT7": ("Shénmén", "神門", "神门", "Shinmon", "しんもん", "heart", BOTH),
    "KI1": ("Yǒngquán", "湧泉", "涌泉", "Yūsen", "ゆうせん", "kidney", BOTH),
    "KI3": ("Tàixī", "太谿", "太溪", "Taikei", "たいけい", "kidney", BOTH),
    "LI11": ("Qūchí", "曲池", "曲池", "Kyokuchi", "きょくち", "large-intestine", BOTH),
    "LI4": ("Hégǔ", "合谷", "合谷", "Gōkoku", "ごうこく", "large-intestine", BOTH),
    "LR3": ("Tàichōng", "太衝", "太冲", "Taishō", "たいしょう", "liver", BOTH),
    "PC6": ("Nèiguān", "內關", "内关", "Naikan", "ないかん", "pericardium", BOTH),
    "SI3": ("Hòuxī", "後谿", "后溪", "Gokei", None, "small-intestine", BOTH),
    "SP10": ("Xuèhǎi", "血海", "血海", "Kekkai", "けっかい", "spleen", BOTH),
    "SP6": ("Sānyīnjiāo", "三陰交", "三阴交", "San'inkō", "さんいんこう", "spleen", BOTH),
    "SP9": ("Yīnlíngquán", "陰陵泉", "阴陵泉", "Inryōsen", "いんりょうせん", "spleen", BOTH),
    "ST31": ("Bìguān", "髀關", "髀关", "Hikan", "ひかん", "stomach", BOTH),
    "ST36": ("Zúsānlǐ", "足三里", "足三里", "Ashi-sanri", "あしさんり", "stomach", BOTH),
}
CODES = list(NAMES)
# What the location must say: the landmark of the standard, and how far from it.
LOCATIONS = {
    "BL23": ("low back", "lower edge", "second lumbar vertebra (l2)", "1.5 cun", "midline"),
    "BL24": ("low back", "lower edge", "third lumbar vertebra (l3)", "1.5 cun", "midline"),
    "BL25": ("low back", "lower edge", "fourth lumbar vertebra (l4)", "1.5 cun", "midline"),
    "BL26": ("low back", "lower edge", "fifth lumbar vertebra (l5)", "1.5 cun", "midline"),
    "BL27": ("first posterior sacral foramen", "1.5 cun", "median sacral crest"),
    "BL28": ("second posterior sacral foramen", "1.5 cun", "median sacral crest"),
    "BL31": ("in the first posterior sacral foramen",),
    "BL32": ("in the second posterior sacral foramen",),
    "BL33": ("in the third posterior sacral foramen",),
    "BL34": ("in the fourth posterior sacral foramen",),
    "BL36": ("buttock", "midpoint of the gluteal fold"),
    "BL37": ("biceps femoris and semitendinosus", "6 cun below the gluteal fold"),
    "BL40": ("back of the knee", "midpoint of the popliteal crease"),
    "BL52": ("low back", "lower edge", "second lumbar vertebra (l2)", "3 cun", "midline"),
    "BL53": ("buttock", "second posterior sacral foramen", "3 cun", "median sacral crest"),
    "BL54": ("buttock", "fourth posterior sacral foramen", "3 cun", "median sacral crest"),
    "BL56": ("two heads of the gastrocnemius", "5 cun below the popliteal crease"),
    "BL57": ("two bellies of the gastrocnemius", "meet the calcaneal (achilles) tendon"),
    "BL58": ("outer head of the gastrocnemius", "calcaneal (achilles) tendon", "7 cun above bl60"),
    "BL60": ("most prominent part of the lateral malleolus", "calcaneal (achilles) tendon"),
    "BL62": ("directly below", "lateral malleolus", "heel bone (calcaneus)"),
    "BL67": ("little toe", "0.1 cun", "outer corner of the toenail"),
    "CV4": ("anterior midline", "3 cun below the centre of the navel"),
    "CV6": ("anterior midline", "1.5 cun below the centre of the navel"),
    "EX-B2": ("0.5 cun to the side of the posterior midline", "lower edge", "(l1 to l5)"),
    "EX-B7": ("lower edge", "fourth lumbar vertebra (l4)", "about 3.5 cun", "posterior midline"),
    "EX-B8": ("posterior midline", "hollow below", "fifth lumbar vertebra (l5)"),
    "EX-UE7": ("second and third", "fourth and fifth metacarpal", "halfway", "wrist crease"),
    "GB20": ("below the occipital bone", "sternocleidomastoid and trapezius"),
    "GB21": ("midpoint of the line", "spinous process of c7", "outer end of the acromion"),
    "GB29": ("midpoint of the line", "anterior superior iliac spine", "greater trochanter"),
    "GB30": (
        "buttock",
        "line from the most prominent part of the greater trochanter to the sacral hiatus",
        "lateral third meets its medial two thirds",
    ),
    "GB31": ("behind the iliotibial band", "middle fingertip", "arms hanging"),
    "GB34": ("hollow in front of and below the head of the fibula",),
    "GB39": ("in front of the fibula", "3 cun above", "lateral malleolus"),
    "GB40": ("extensor digitorum longus", "in front of and below the lateral malleolus"),
    "GB41": ("bases of the fourth and fifth metatarsal", "outer side of the little toe"),
    "GV14": ("posterior midline", "hollow below", "seventh cervical vertebra (c7)"),
    "GV2": ("posterior midline", "at the sacral hiatus"),
    "GV3": ("low back", "posterior midline", "hollow below", "fourth lumbar vertebra (l4)"),
    "GV4": ("low back", "posterior midline", "hollow below", "second lumbar vertebra (l2)"),
    "HT7": ("wrist crease", "radial (thumb) side of the flexor carpi ulnaris tendon"),
    "KI1": ("sole", "deepest hollow when the toes are curled"),
    "KI3": ("most prominent part of the medial malleolus", "calcaneal (achilles) tendon"),
    "LI11": ("midpoint of the line from lu5 to the lateral epicondyle",),
    "LI4": ("back of the hand", "radial (thumb) side", "midpoint of the second metacarpal"),
    "LR3": ("first and second metatarsal", "where their bases meet", "dorsalis pedis artery"),
    "PC6": ("palmaris longus and flexor carpi radialis", "2 cun above the palmar wrist crease"),
    "SI3": ("fifth metacarpophalangeal joint", "ulnar", "border of red and white skin"),
    "SP10": ("vastus medialis", "2 cun above the inner end of the base of the patella"),
    "SP6": ("behind the inner border of the tibia", "3 cun above", "medial malleolus"),
    "SP9": ("lower border of the medial condyle of the tibia", "inner border of the tibia"),
    "ST31": ("rectus femoris, sartorius and tensor fasciae latae",),
    "ST36": ("line from st35 to st41", "3 cun below st35", "patellar ligament"),
}
# The rule for a machine: from a landmark, toward another or in a direction, how far. The B-cun of
# whole lines are those of the standard (leg 16, inner leg 13, thigh 14, forearm 12, belly 5).
RULES = {
    "BL23": "l2-lower-edge 1.5 lateral",
    "BL24": "l3-lower-edge 1.5 lateral",
    "BL25": "l4-lower-edge 1.5 lateral",
    "BL26": "l5-lower-edge 1.5 lateral",
    "BL27": "s1-level 1.5 lateral",
    "BL28": "s2-level 1.5 lateral",
    "BL31": "s1-foramen",
    "BL32": "s2-foramen",
    "BL33": "s3-foramen",
    "BL34": "s4-foramen",
    "BL36": "gluteal-fold-middle",
    "BL37": "gluteal-fold-middle > popliteal-crease-middle 6 of 14 | hamstring-gap",
    "BL40": "popliteal-crease-middle",
    "BL52": "l2-lower-edge 3 lateral",
    "BL53": "s2-level 3 lateral",
    "BL54": "sacral-hiatus 3 lateral",
    "BL56": "popliteal-crease-middle > lateral-malleolus 5 of 16 | calf-heads-gap",
    "BL57": "calf-v",
    "BL58": "lateral-malleolus > popliteal-crease-middle 7 of 16 | outer-calf-groove",
    "BL60": "lateral-malleolus > achilles-tendon 1/2",
    "BL62": "lateral-malleolus-lower-edge > heel-bone-outer-edge 1/2",
    "BL67": "little-toenail-outer-corner",
    "CV4": "umbilicus > pubic-symphysis-upper-edge 3 of 5",
    "CV6": "umbilicus > pubic-symphysis-upper-edge 1.5 of 5",
    "EX-B2": (
        "l1-lower-edge 0.5 lateral + l2-lower-edge 0.5 lateral + l3-lower-edge 0.5 lateral"
        " + l4-lower-edge 0.5 lateral + l5-lower-edge 0.5 lateral"
    ),
    "EX-B7": "l4-lower-edge 3.5 lateral",
    "EX-B8": "l5-lower-edge",
    "EX-UE7": (
        "knuckle-gap-2-3 > wrist-crease-back 1/2 | metacarpal-gap-2-3"
        " + knuckle-gap-4-5 > wrist-crease-back 1/2 | metacarpal-gap-4-5"
    ),
    "GB20": "skull-base-hollow",
    "GB21": "c7-knob > acromion-tip 1/2",
    "GB29": "asis > greater-trochanter 1/2",
    "GB30": "greater-trochanter > sacral-hiatus 1/3",
    "GB31": "middle-fingertip | iliotibial-band-rear-edge",
    "GB34": "fibular-head-hollow",
    "GB39": "lateral-malleolus > popliteal-crease-middle 3 of 16 | fibula-front-edge",
    "GB40": "ankle-front-outer-hollow",
    "GB41": "metatarsal-4-5-hollow | little-toe-tendon-outer-edge",
    "GV14": "c7-lower-edge",
    "GV2": "sacral-hiatus",
    "GV3": "l4-lower-edge",
    "GV4": "l2-lower-edge",
    "HT7": "wrist-crease-middle | little-finger-cord-edge",
    "KI1": "toe-web-2-3 > heel 1/3",
    "KI3": "medial-malleolus > achilles-tendon 1/2",
    "LI11": "biceps-tendon-at-crease > lateral-epicondyle 1/2",
    "LI4": "second-metacarpal-base > second-metacarpal-head 1/2 | second-metacarpal-thumb-edge",
    "LR3": "metatarsal-1-2-hollow",
    "PC6": "wrist-crease-middle > elbow-crease-middle 2 of 12 | wrist-cords-gap",
    "SI3": "little-finger-knuckle-hollow | hand-skin-border",
    "SP10": "patella-base-inner-end 2 up",
    "SP6": "medial-malleolus > medial-tibial-condyle 3 of 13 | tibia-rear-edge",
    "SP9": "medial-tibial-condyle",
    "ST31": "pubic-symphysis-lower-edge | asis-patella-line",
    "ST36": "knee-outer-dip 3 down | outer-shin-line",
}
# In one's own fingers: two are about 1.5 cun and four are 3 cun (textbook rule), a thumb is one.
PLACES = {
    "BL23": ("two finger widths", "spine", "two knobs above hip-bone level"),
    "BL24": ("two finger widths", "spine", "one knob above hip-bone level"),
    "BL25": ("two finger widths", "spine", "level with the tops of your hip bones"),
    "BL26": ("two finger widths", "spine", "one knob below hip-bone level"),
    "BL27": ("flat bone below the spine", "near its top", "two finger widths"),
    "BL28": ("flat bone below the spine", "two finger widths", "level with the dimples"),
    "BL31": ("flat bone below the spine", "first hollow"),
    "BL32": ("flat bone below the spine", "halfway from a back dimple to the middle"),
    "BL33": ("flat bone below the spine", "one hollow below the level of the dimples"),
    "BL34": ("flat bone below the spine", "level with the dip above the buttock cleft"),
    "BL36": ("middle of the crease where the buttock meets the thigh",),
    "BL37": ("middle of the back of the thigh", "a thumb width above halfway"),
    "BL40": ("middle of the crease", "back of the knee"),
    "BL52": ("four finger widths", "spine", "two knobs above hip-bone level"),
    "BL53": ("upper buttock", "four finger widths", "level with the back dimples"),
    "BL54": ("four finger widths", "above the cleft"),
    "BL56": ("thick part of the calf", "a third of the way down from the knee crease"),
    "BL57": ("tip of the upside-down v", "calf muscle ends"),
    "BL58": ("outer edge of the calf muscle", "a thumb width out and down"),
    "BL60": ("between the outer ankle bone", "tendon above the heel"),
    "BL62": ("just under the tip of the outer ankle bone",),
    "BL67": ("outer corner of the little toenail",),
    "CV4": ("midline of the lower belly", "three fifths of the way from navel to pubic bone"),
    "CV6": ("midline of the lower belly", "two finger widths below the navel"),
    "EX-B2": ("spine knobs of the low back", "one small finger width"),
    "EX-B7": ("hollow beside the low back muscle", "level with the tops of your hip bones"),
    "EX-B8": ("dip under the spine knob", "one below hip-bone level"),
    "EX-UE7": ("back of the hand", "two grooves", "halfway from wrist to knuckles"),
    "GB20": ("just below the skull", "outer side of the neck muscle"),
    "GB21": ("top of the shoulder muscle", "halfway between the neck knob and the shoulder tip"),
    "GB29": ("halfway between the front tip of the hip bone and the side hip knob",),
    "GB30": ("a third of the way from the side hip knob", "dip above the buttock cleft"),
    "GB31": ("side of the thigh", "your middle finger rests when your arm hangs"),
    "GB34": ("in front of and below the small knob", "outer side below the knee"),
    "GB39": ("four finger widths above the outer ankle knob", "front edge of the bone"),
    "GB40": ("in front of and below the outer ankle bone",),
    "GB41": ("top of the foot", "bones of the fourth and little toes nearly meet"),
    "GV14": ("just below the big knob at the base of the neck",),
    "GV2": ("small dip just above the buttock cleft", "middle"),
    "GV3": ("dip under the spine knob", "level with the tops of your hip bones"),
    "GV4": ("dip under the second spine knob above hip-bone level",),
    "HT7": ("inner wrist crease", "little finger", "beside the small round bone"),
    "KI1": ("hollow of the sole", "behind the ball of the foot"),
    "KI3": ("between the inner ankle bone", "tendon above the heel"),
    "LI11": ("outer end of the elbow crease", "elbow bent"),
    "LI4": ("middle of the hand bone of the index finger", "thumb side"),
    "LR3": ("top of the foot", "just before the bones of the first two toes meet"),
    "PC6": ("inner forearm", "three finger widths above the wrist crease", "two cords"),
    "SI3": ("little-finger edge of the hand", "crease of a loose fist"),
    "SP10": ("inner thigh", "two thumb widths above", "kneecap's inner top corner"),
    "SP6": ("four finger widths above the inner ankle knob", "just behind the shin bone"),
    "SP9": ("inner side of the leg", "shin bone bends below the knee"),
    "ST31": ("soft dip at the top of the thigh", "below the front tip of the hip bone"),
    "ST36": ("four finger widths below the outer dip under the kneecap", "beside the shin"),
}
# How many of one's own fingers the steps and the place may tell, and no others.
FINGERS = {
    "BL23": {"two"},
    "BL24": {"two"},
    "BL25": {"two"},
    "BL26": {"two"},
    "BL27": {"two"},
    "BL28": {"two"},
    "BL52": {"four"},
    "BL53": {"four"},
    "BL54": {"four"},
    "CV6": {"two"},
    "EX-B2": {"small"},
    "EX-B7": {"four"},
    "GB39": {"four"},
    "PC6": {"three"},
    "SP6": {"four"},
    "ST36": {"four"},
}
PREGNANT = {("pregnancy", "withhold")}
BONE = {("bone", "caution"), ("bone", "do_not_press_if")}
KIDNEYS = {("kidney_region", "caution"), ("kidney_region", "do_not_press_if")}
SPINE = PREGNANT | BONE
SACRUM = SPINE | {("nerve", "stop_if")}
VEINS = {("varicose_veins", "do_not_press_if")}
CALF = PREGNANT | VEINS | {("dvt", "do_not_press_if")}
LIGHT = {("vascular", "light_only")}
SCIATIC = {("nerve", "stop_if"), ("nerve", "no_tool")}
BUTTOCKS = SCIATIC | {("bone", "no_tool"), ("bleeding", "no_tool")}
IMPLANT = {("implant", "do_not_press_if")}
SKIN = {("skin", "caution")}
BELLY = PREGNANT | {("abdomen", "do_not_press_if")}
NECK = {("neck", "caution"), ("neck", "do_not_press_if")}
WRIST_NERVE = {("nerve", "stop_if"), ("nerve", "do_not_press_if")}
CLEFT = {("infection", "do_not_press_if")}
CAUTIONS = {
    "BL23": SPINE | KIDNEYS,
    "BL24": SPINE,
    "BL25": SPINE,
    "BL26": SPINE,
    "BL27": SPINE,
    "BL28": SPINE,
    "BL31": SACRUM,
    "BL32": SACRUM,
    "BL33": SACRUM,
    "BL34": SACRUM | CLEFT,
    "BL36": SCIATIC | {("bone", "no_tool"), ("tendon", "caution")},
    "BL37": SCIATIC,
    "BL40": CALF | LIGHT | {("vascular", "do_not_press_if"), ("nerve", "stop_if")},
    "BL52": PREGNANT | KIDNEYS,
    "BL53": PREGNANT | BUTTOCKS,
    "BL54": PREGNANT | BUTTOCKS,
    "BL56": CALF,
    "BL57": CALF,
    "BL58": CALF,
    "BL60": PREGNANT | VEINS,
    "BL62": SKIN,
    "BL67": PREGNANT,
    "CV4": BELLY,
    "CV6": BELLY,
    "EX-B2": SPINE,
    "EX-B7": PREGNANT | KIDNEYS,
    "EX-B8": SPINE,
    "EX-UE7": SKIN,
    "GB20": NECK,
    "GB21": PREGNANT | {("lung", "caution")},
    "GB29": IMPLANT | {("tendon", "caution"), ("bone", "no_tool")},
    "GB30": BUTTOCKS | IMPLANT,
    "GB31": SKIN,
    "GB34": {("nerve", "stop_if")},
    "GB39": CALF,
    "GB40": SKIN,
    "GB41": {("numb_feet", "light_only")},
    "GV14": NECK | {("bone", "do_not_press_if")},
    "GV2": SPINE | CLEFT,
    "GV3": SPINE,
    "GV4": SPINE,
    "HT7": LIGHT,
    "KI1": {("numb_feet", "no_tool")},
    "KI3": LIGHT,
    "LI11": SKIN,
    "LI4": PREGNANT,
    "LR3": LIGHT | {("vascular", "do_not_press_if")},
    "PC6": WRIST_NERVE,
    "SI3": SKIN,
    "SP10": VEINS,
    "SP6": CALF | LIGHT,
    "SP9": VEINS | LIGHT,
    "ST31": PREGNANT | IMPLANT | {("groin", "do_not_press_if"), ("dvt", "do_not_press_if")},
    "ST36": VEINS,
}
# The policy of the reference: never in pregnancy, whatever else is shown.
NEVER_IN_PREGNANCY = [
    *("LI4", "SP6", "GB21", "BL60", "BL67", "CV4", "CV6"),
    *("BL27", "BL28", "BL31", "BL32", "BL33", "BL34", "EX-B8"),
    *("BL23", "BL24", "BL25", "BL26", "BL52", "BL53", "BL54", "GV2", "GV3", "GV4"),
    *("EX-B2", "EX-B7", "BL56", "BL57", "BL58", "BL40"),
]
# What our articles name, and nothing else does; every other point is named for nothing.
REGIONS = {
    "BL23": {"low-back"},
    "BL25": {"low-back", "buttock"},
    "BL40": {"low-back", "hip"},
    "BL54": {"low-back", "buttock"},
    "GB30": {"buttock", "hip"},
    "GV3": {"low-back"},
    "GV4": {"low-back"},
    "KI3": {"low-back"},
    "LI4": {"low-back", "hip"},
}
# A surface of the vocabulary, the points there, and how a location there begins.
SURFACES = {
    "low-back": (
        "BL23 BL24 BL25 BL26 BL27 BL28 BL31 BL32 BL33 BL34 BL52 EX-B2 EX-B7 EX-B8 GV2 GV3 GV4",
        "in the low back|on the sacrum",
    ),
    "buttock": ("BL36 BL53 BL54 GB30", "in the buttock"),
    "hip": ("GB29", "at the side of the hip"),
    "groin": ("ST31", "at the front of the thigh"),
    "belly": ("CV4 CV6", "in the lower belly"),
    "neck": ("GB20 GV14", "in the neck|at the back of the neck"),
    "thigh": ("BL37 GB31 SP10", "at the (?:back|side|front and inner side) of the thigh"),
    "behind-knee": ("BL40", "at the back of the knee"),
    "outer-knee": ("GB34", "at the outer side of the lower leg"),
    "lower-leg": (
        "BL56 BL57 BL58 GB39 SP6 SP9 ST36",
        "at the (?:back|outer back|outer side|inner side|front) of the lower leg",
    ),
    "foot": (
        "BL60 BL62 BL67 GB40 GB41 KI1 KI3 LR3",
        "at the (?:inner|outer) (?:back|front) of the ankle|on the .*(?:foot|toe)",
    ),
    "hand": ("EX-UE7 LI4 SI3", "on the back of the hand"),
    "forearm": ("HT7 LI11 PC6", "on the palm side of the forearm|at the wrist|on the .*elbow"),
    "shoulder": ("GB21", "between the back of the neck and the shoulder"),
}
EXTRA = ["EX-B2", "EX-B7", "EX-B8", "EX-UE7"]
ON_THE_MIDLINE = [code for code, names in NAMES.items() if names[-1] is MIDLINE]
# Where blood vessels, nerves or the belly lie close under the skin.
DELICATE = {"belly", "neck", "groin", "behind-knee", "outer-knee"}
OVER_THE_SCIATIC_NERVE = ["BL36", "BL37", "BL53", "BL54", "GB30"]
LONGEST_PLACE = 90
# The most seconds of a press that is not for long.
SHORT = 60


def as_line(rule: Rule) -> str:
    """A rule in the short form of `RULES`."""
    parts = [rule.landmark]
    if rule.toward:
        parts.append(f"> {rule.toward}")
    if rule.fraction:
        parts.append(rule.fraction)
    if rule.cun:
        parts.append(f"{rule.cun:g}" + (f" of {rule.of_cun:g}" if rule.of_cun else ""))
    if rule.direction:
        parts.append(rule.direction.value)
    return " ".join(parts) + (f" | {rule.beside}" if rule.beside else "")


def test_there_are_exactly_the_54_points(catalog: Catalog) -> None:
    assert len(CODES) == 54
    assert sorted(catalog.points) == sorted(CODES)
    for table in (LOCATIONS, RULES, PLACES, CAUTIONS):
        assert list(table) == CODES


@pytest.mark.parametrize("code", CODES)
def test_a_point_has_its_names_meridian_and_sides(code: str, catalog: Catalog) -> None:
    point = catalog.points[code]
    assert NAMES[code] == (
        point.pinyin,
        point.characters,
        point.simplified,
        point.japanese,
        point.kana,
        point.meridian,
        point.sides,
    )


@pytest.mark.parametrize("name", ["Koshi-yōkan", "Yōyōkan", "ようようかん"])
def test_gv3_is_found_by_both_its_japanese_readings(name: str, catalog: Catalog) -> None:
    assert name in catalog.names["points"]["GV3"]


@pytest.mark.parametrize("code", CODES)
def test_a_location_follows_the_standard(code: str, catalog: Catalog) -> None:
    location = catalog.points[code].location.lower()
    assert [fact for fact in LOCATIONS[code] if fact not in location] == []


@pytest.mark.parametrize("code", CODES)
def test_the_standard_is_named_for_what_is_in_it_and_for_nothing_else(
    code: str, catalog: Catalog
) -> None:
    point = catalog.points[code]
    assert point.standard == (code not in EXTRA)
    assert ("WHO08" in point.sources) == point.standard


@pytest.mark.parametrize("code", EXTRA)
def test_an_extra_point_says_that_it_is_not_in_the_standard(code: str, catalog: Catalog) -> None:
    point = catalog.points[code]
    assert re.search("not in the WHO standard", point.location_note or "")
    assert "textbook of 1999" in (point.location_note or "")
    assert {"CAM99", "CN_EX_FILE"} <= set(point.sources)
    assert point.meridian == "extra"


@pytest.mark.parametrize("surface", SURFACES)
def test_a_surface_is_where_the_standard_puts_its_points(surface: str, catalog: Catalog) -> None:
    """Cautions name surfaces, so a wrong one would let a point through."""
    codes, begins = SURFACES[surface]
    there = {point.code for point in catalog.points.values() if point.surface == surface}
    assert there == set(codes.split())
    for code in there:
        assert re.match(begins, catalog.points[code].location.lower()), code


def test_every_point_is_on_one_of_these_surfaces(catalog: Catalog) -> None:
    """No point lies on the ribs; a caution names them all the same."""
    surfaces = {term.id for term in catalog.vocabulary.surfaces}
    assert surfaces - set(SURFACES) == {"ribs"}
    assert sorted(" ".join(codes for codes, _ in SURFACES.values()).split()) == sorted(CODES)


@pytest.mark.parametrize("code", CODES)
def test_the_rule_of_a_point_leads_where_the_standard_puts_it(code: str, catalog: Catalog) -> None:
    assert " + ".join(map(as_line, catalog.points[code].rules)) == RULES[code]


@pytest.mark.parametrize("code", CODES)
def test_the_rule_and_the_words_name_the_same_distance(code: str, catalog: Catalog) -> None:
    point = catalog.points[code]
    told = {float(cun) for cun in re.findall(r"([\d.]+) cun", point.location)}
    ruled = {rule.cun for rule in point.rules if rule.cun is not None}
    assert told - {0.1} == ruled, "0.1 is the corner of a nail"


@pytest.mark.parametrize("code", ON_THE_MIDLINE)
def test_a_rule_never_leads_off_the_midline(code: str, catalog: Catalog) -> None:
    for rule in catalog.points[code].rules:
        assert rule.direction is None


def test_the_two_opinions_on_gb30_are_told(catalog: Catalog) -> None:
    note = catalog.points["GB30"].location_note
    assert note is not None
    assert "did not all agree" in note
    assert "anterior superior iliac spine" in note


@pytest.mark.parametrize("code", CODES)
def test_a_place_says_the_same_in_plain_words(code: str, catalog: Catalog) -> None:
    place = catalog.points[code].place
    assert [fact for fact in PLACES[code] if fact not in place.lower()] == []
    assert len(place) <= LONGEST_PLACE


@pytest.mark.parametrize("code", CODES)
def test_every_distance_in_fingers_is_the_same_wherever_it_stands(
    code: str, catalog: Catalog
) -> None:
    """One article says 1.5 and 3 finger widths; both are too close to the spine."""
    point = catalog.points[code]
    told = re.findall(
        r"(\w+) (?:of your own )?finger widths?\b", " ".join([point.place, *point.find])
    )
    assert set(told) == FINGERS.get(code, set())


@pytest.mark.parametrize("code", ["BL23", "BL25", "BL54"])
def test_the_distance_an_article_gets_wrong_is_told(code: str, catalog: Catalog) -> None:
    assert "too close" in (catalog.points[code].articles_say or "")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("GB30", "highest point"),
        ("LI4", "web"),
        ("LI4", "pregnan"),
    ],
)
def test_what_else_an_article_gets_wrong_is_told(code: str, words: str, catalog: Catalog) -> None:
    point = catalog.points[code]
    cautions = " ".join(caution.text for caution in point.cautions)
    assert words in f"{point.articles_say} {cautions}"


@pytest.mark.parametrize("code", CODES)
def test_a_point_can_be_found_and_checked_by_touch(code: str, catalog: Catalog) -> None:
    """What a right spot feels like, and the signs of a wrong one, each with what to do."""
    point = catalog.points[code]
    assert 2 <= len(point.find) <= 5
    assert point.right.endswith(".")
    for sign in point.wrong:
        assert re.fullmatch(r"[A-Z][^:]+: [^:]+\.", sign), sign


@pytest.mark.parametrize("code", [code for code in CODES if code != "BL67"])
def test_no_two_points_that_are_offered_feel_right_in_the_same_words(
    code: str, catalog: Catalog
) -> None:
    """But for the two of the belly, where a hand lies on both at once."""
    alike = [
        own for own, each in catalog.points.items() if each.right == catalog.points[code].right
    ]
    assert alike in ([code], ["CV4", "CV6"])


@pytest.mark.parametrize("code", CODES)
def test_a_spot_near_a_nerve_says_what_to_do_at_a_shock_or_tingling(
    code: str, catalog: Catalog
) -> None:
    point = catalog.points[code]
    if any(caution.when == "nerve" for caution in point.cautions):
        assert any(re.search("[Tt]ingling", sign) for sign in point.wrong)


@pytest.mark.parametrize("code", CODES)
def test_a_point_warns_of_what_the_reference_warns_of(code: str, catalog: Catalog) -> None:
    cautions = {(entry.when, entry.action.value) for entry in catalog.points[code].cautions}
    assert cautions == CAUTIONS[code]
    assert cautions


@pytest.mark.parametrize("code", NEVER_IN_PREGNANCY)
def test_a_point_barred_in_pregnancy_is_withheld_from_anyone_pregnant(
    code: str, catalog: Catalog
) -> None:
    barring = [c for c in catalog.points[code].cautions if "pregnant" in c.situations]
    assert any(caution.action is CautionAction.WITHHOLD for caution in barring)
    assert all("pregnancy" in caution.text for caution in barring)


@pytest.mark.parametrize("code", CODES)
def test_a_point_is_named_for_the_regions_our_articles_name(code: str, catalog: Catalog) -> None:
    named = catalog.points[code].named_for
    assert {entry.region for entry in named} == REGIONS.get(code, set())
    assert all(set(entry.sources) <= {"S0", "S3"} for entry in named)
    assert all(entry.why for entry in named)


@pytest.mark.parametrize("code", [code for code in CODES if code not in REGIONS])
def test_a_point_that_nobody_names_says_so(code: str, catalog: Catalog) -> None:
    why = catalog.points[code].why
    if code == "GB20":
        assert "No article that we read names it." in why
        assert "GHANBARI22" in catalog.points[code].sources
    else:
        assert why.startswith("No article or study that we read names it for this pain.")
    assert (catalog.points[code].tradition is None) == (code != "BL67")
    assert catalog.points[code].facts == ()


def test_every_point_that_a_condition_lists_is_one_and_has_a_reason_with_its_source(
    catalog: Catalog,
) -> None:
    for condition in catalog.conditions.values():
        codes = [named.code for named in condition.points]
        assert len(set(codes)) == len(codes), condition.id
        for named in condition.points:
            assert named.code in REGIONS, condition.id
            assert re.fullmatch(r"(?:One|Two) articles? (?:name|say)s? .{10,}\.", named.why), (
                condition.id
            )
            articles = {"One": 1, "Two": 2}[named.why.split()[0]]
            assert len(named.sources) == articles, condition.id
            assert set(named.sources) <= set(condition.sources), condition.id
    listed = [each for _, each in records(catalog) if isinstance(each, ConditionPoint)]
    assert len(listed) == 11


@pytest.mark.parametrize("code", CODES)
def test_the_traditional_reason_stands_apart_from_the_reason(code: str, catalog: Catalog) -> None:
    """Energy and yang belong under `tradition`, which is shown as such."""
    point = catalog.points[code]
    others = " ".join([point.why, point.location, *point.find, *(n.why for n in point.named_for)])
    assert not re.search(r"\b(energy|yang|qi|tonif\w+)\b", others, re.IGNORECASE)


# Dose and tools


def is_light(point: Point, catalog: Catalog) -> bool:
    """Whether it may only be touched lightly, by itself or by where it lies."""
    own = any(c.action is CautionAction.LIGHT_ONLY and not c.situations for c in point.cautions)
    everyone = [c for c in catalog.cautions.cautions if not c.when and c.acts_on(point)]
    return own or any(Effect.LIGHT_ONLY in caution.effects for caution in everyone)


def test_just_one_point_is_not_offered_and_says_why(catalog: Catalog) -> None:
    not_offered = {p.code: p for p in catalog.points.values() if p.not_offered is not None}
    assert list(not_offered) == ["BL67"]
    assert not_offered["BL67"].press == ()
    assert "pregnancy" in (not_offered["BL67"].not_offered or "")
    assert all(p.press for p in catalog.points.values() if p.code not in not_offered)


@pytest.mark.parametrize("code", [code for code in CODES if code != "BL67"])
def test_a_point_can_be_pressed_alone_by_hand_or_says_how_else(code: str, catalog: Catalog) -> None:
    ways = catalog.points[code].press
    assert any(way.using is not Tool.PARTNER for way in ways)
    if not any(way.using.is_hand for way in ways):
        assert any(way.using is Tool.PARTNER for way in ways)


@pytest.mark.parametrize("code", CODES)
def test_where_a_touch_must_be_light_it_is_light_and_by_ones_own_hand(
    code: str, catalog: Catalog
) -> None:
    point = catalog.points[code]
    if is_light(point, catalog):
        assert all(way.pressure is Pressure.LIGHT for way in point.press)
        assert all(way.using.is_hand and way.using is not Tool.KNUCKLES for way in point.press)


def test_just_these_points_may_only_be_touched_lightly(catalog: Catalog) -> None:
    light = {point.code for point in catalog.points.values() if is_light(point, catalog)}
    assert light == {"BL40", "GB20", "GB34", "GV14", "HT7", "KI3", "LR3", "SP6", "SP9", "ST31"}


@pytest.mark.parametrize("code", CODES)
def test_delicate_places_and_the_midline_know_no_ball_knuckle_or_partner(
    code: str, catalog: Catalog
) -> None:
    point = catalog.points[code]
    if point.surface in DELICATE or point.sides is MIDLINE:
        assert {way.using for way in point.press} <= {Tool.FINGERS, Tool.THUMBS, Tool.PALM}
        assert all(way.pressure is not Pressure.FIRM for way in point.press)


@pytest.mark.parametrize("code", CODES)
def test_someone_elses_hand_is_gentle_and_told_when_to_stop(code: str, catalog: Catalog) -> None:
    for way in catalog.points[code].press:
        if way.using is Tool.PARTNER:
            assert way.pressure in {Pressure.GENTLE, Pressure.LIGHT}
            assert re.search(r"[Yy]ou say how hard\b.*\bstop\b", way.how), way.how


@pytest.mark.parametrize("code", CODES)
def test_no_press_is_shorter_than_30_or_longer_than_120_seconds(
    code: str, catalog: Catalog
) -> None:
    assert all(30 <= way.max_seconds <= 120 for way in catalog.points[code].press)


def test_the_back_of_the_knee_is_touched_lightly_with_fingertips_and_not_for_long(
    catalog: Catalog,
) -> None:
    behind = [point for point in catalog.points.values() if point.surface == "behind-knee"]
    assert [point.code for point in behind] == ["BL40"]
    for way in (way for point in behind for way in point.press):
        assert (way.using, way.pressure.value) == (Tool.FINGERS, "light")
        assert way.max_seconds <= 60


def test_the_nerve_at_the_outer_knee_is_touched_for_half_a_minute_at_most(
    catalog: Catalog,
) -> None:
    assert {way.max_seconds for way in catalog.points["GB34"].press} == {30}


@pytest.mark.parametrize("code", ["KI3", "LI4"])
def test_no_ball_over_small_bones(code: str, catalog: Catalog) -> None:
    assert all(way.using.is_hand for way in catalog.points[code].press)


@pytest.mark.parametrize("code", ["GV14", "GV2", "GV3", "GV4", "EX-B8"])
def test_no_midline_point_is_ever_pressed_firmly_or_with_a_ball(
    code: str, catalog: Catalog
) -> None:
    ways = catalog.points[code].press
    assert {way.using for way in ways} == {Tool.FINGERS}
    assert all(way.pressure.value != "firm" for way in ways)
    assert not any(way.both_at_once for way in ways)


@pytest.mark.parametrize("code", ["BL23", "BL24", "BL25", "BL26", "EX-B2"])
def test_balls_beside_the_spine_are_two_and_never_on_it(code: str, catalog: Catalog) -> None:
    balls = [way for way in catalog.points[code].press if way.using in {Tool.BALL, Tool.TWO_BALLS}]
    assert balls
    assert {way.using for way in balls} == {Tool.TWO_BALLS}
    assert all("never on it" in way.how for way in balls)


@pytest.mark.parametrize("code", ["BL31", "BL32", "BL33", "BL34", "BL52", "EX-B7"])
def test_no_ball_on_the_flat_bone_or_the_waist(code: str, catalog: Catalog) -> None:
    ways = catalog.points[code].press
    assert {Tool.BALL, Tool.TWO_BALLS}.isdisjoint(way.using for way in ways)
    assert all(way.pressure is Pressure.GENTLE for way in ways)


@pytest.mark.parametrize("code", ["BL23", "BL52", "EX-B7"])
def test_over_the_kidneys_pressure_is_gentle(code: str, catalog: Catalog) -> None:
    assert {way.pressure.value for way in catalog.points[code].press} == {"gentle"}


@pytest.mark.parametrize("code", OVER_THE_SCIATIC_NERVE)
def test_nobody_lies_or_sits_on_a_ball_for_long_over_the_sciatic_nerve(
    code: str, catalog: Catalog
) -> None:
    with_weight = [
        way
        for way in catalog.points[code].press
        if way.using is Tool.BALL and not way.positions[0].startswith("standing")
    ]
    assert with_weight
    assert all(way.max_seconds <= SHORT for way in with_weight)
    assert all(way.pressure.value == "gentle" for way in with_weight)


def test_what_says_not_to_press_for_long_has_no_way_that_is(catalog: Catalog) -> None:
    said = {
        code: point
        for code, point in catalog.points.items()
        if any("Do not press here for long" in caution.text for caution in point.cautions)
    }
    assert set(said) == {"BL36", "BL37", "BL54", "GB30"}
    for code, point in said.items():
        assert max(way.max_seconds for way in point.press) == SHORT, code


@pytest.mark.parametrize("code", ["BL53", "BL54", "GB30"])
def test_a_ball_one_lies_on_is_off_the_bone(code: str, catalog: Catalog) -> None:
    lying = [
        way
        for way in catalog.points[code].press
        if way.using is Tool.BALL and way.positions[0].startswith("lying")
    ]
    assert lying
    assert all("off the bone" in way.how for way in lying)


@pytest.mark.parametrize("code", CODES)
def test_a_way_in_two_kinds_of_position_never_hides_lying_on_a_ball(
    code: str, catalog: Catalog
) -> None:
    """The cap on lying must not be lost by listing a wall and a floor in one way."""
    for way in catalog.points[code].press:
        if way.using is Tool.BALL and any(name.startswith("lying") for name in way.positions):
            assert all(name.startswith("lying") for name in way.positions)


@pytest.mark.parametrize("code", CODES)
def test_both_at_once_is_said_only_where_two_hands_or_two_balls_reach(
    code: str, catalog: Catalog
) -> None:
    for way in catalog.points[code].press:
        if way.both_at_once:
            assert way.using is not Tool.BALL
            assert catalog.points[code].sides is BOTH


@pytest.mark.parametrize("code", CODES)
def test_whoever_cannot_reach_is_sent_to_a_ball_only_where_one_is_a_way(
    code: str, catalog: Catalog
) -> None:
    point = catalog.points[code]
    with_ball = any(way.using in {Tool.BALL, Tool.TWO_BALLS} for way in point.press)
    sent = [s for s in re.split(r"(?<=\.)\s", point.cannot_reach) if re.search(r"\bballs?\b", s)]
    for sentence in sent:
        assert with_ball or re.search(r"\b(?:not|no)\b", sentence), sentence
