function list(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/u));
}

/** Words that open sentences in any letter: a capital on one of these makes no name. Words that are also names (will, mark, may) are left out. */
export const COMMON = list(`
  a about above accordingly across after again against all almost along already also although always am among an and
  another any are as at attached away be because been before being below between both but by can cannot consequently
  could dear did do does done due during each either else enclosed even every except few finally first following for
  former from furthermore further given had has have having he hence her here herewith him his how however i if in
  indeed instead into is it its itself last late later least less let like likewise made make many me meanwhile
  might more moreover most much must my neither never nevertheless next no nobody none nor not nothing now of off
  often on once only onto or other others otherwise our ours out over own per perhaps please provided rather
  regarding regards same shall she should since so some such than thank thanks that the their them themselves then
  there thereafter therefore thereby these they this those though through throughout thus to together too toward
  towards under unless until up upon us very was we were what whatever when whenever where whereas whereby wherever
  whether which while who whoever whole whom whose why with within without would yes yet you your yours`);

/** Numbers written out: a changed number is a changed figure, however it is spelled. */
export const NUMBERS = list(`
  zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
  eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion
  hundreds thousands millions billions dozen half third quarter twice
  first second fourth fifth sixth seventh eighth ninth tenth eleventh twelfth twentieth thirtieth
  صفر واحد واحدة اثنان اثنين اثنتان اثنتين ثلاثة ثلاث أربعة أربع خمسة خمس ستة ست سبعة سبع ثمانية ثماني تسعة تسع
  عشرة عشر عشرون عشرين ثلاثون ثلاثين أربعون أربعين خمسون خمسين ستون ستين سبعون سبعين ثمانون ثمانين تسعون تسعين
  مائة مئة مائتان مائتين ألف ألفان ألفين آلاف مليون مليونان ملايين مليار`);

/** Names of months and days that mean nothing else. */
export const DATES = list(`
  january february april june july august september october november december
  jan feb apr jun jul aug sept sep oct nov dec
  monday tuesday wednesday thursday friday saturday sunday
  يناير فبراير مارس أبريل إبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
  كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين
  محرم صفر ربيع جمادى رجب شعبان رمضان شوال
  السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة`);

/** Months that are also words: dates beside a figure, or with a capital. */
export const MAYBE_DATES = list("may march");

/** After these a full stop ends no sentence. */
export const ABBREVIATIONS = list(
  `mr mrs ms dr prof st no nos capt col gen lt maj sgt adm rev hon art para sec fig cf vs ref`,
);

/** Arabic has no capitals: the two words after a title are taken for a name. */
export const ARABIC_TITLES = list(`
  السيد السيدة الآنسة السادة الدكتور الدكتورة المهندس المهندسة الأستاذ الأستاذة الشيخ الشيخة الأمير الأميرة
  الفريق اللواء العميد العقيد المقدم الرائد النقيب الملازم القاضي المستشار معالي سعادة سمو فخامة جلالة فضيلة`);

/** Arabic names of states and cities that no title precedes. The list is short on purpose and is not complete. */
export const ARABIC_PLACES = list(`
  مصر القاهرة الإسكندرية السعودية الرياض جدة مكة المدينة الإمارات دبي أبوظبي قطر الدوحة الكويت البحرين المنامة عمان
  مسقط اليمن صنعاء عدن العراق بغداد البصرة سوريا دمشق حلب لبنان بيروت الأردن فلسطين القدس غزة السودان الخرطوم ليبيا
  طرابلس تونس الجزائر المغرب الرباط موريتانيا الصومال جيبوتي تركيا إيران فرنسا ألمانيا بريطانيا روسيا الصين الهند أمريكا`);
