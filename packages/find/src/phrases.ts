import { normalise } from "./normalise.ts";
import type { Word } from "./word.ts";

/**
 * What official letters say whoever writes them. Such words identify no letter, even in an office with one letter,
 * where nothing can be learnt from other letters. Written from general knowledge of official style; an office's own
 * set phrases are registered as templates with the index. Longer phrases are made of these by standing side by side.
 */
const ENGLISH = `
please do not hesitate to contact the undersigned
please do not hesitate to contact us
please do not hesitate to contact me
do not hesitate to contact
should you have any questions
should you have any further questions
should you require any further information
should you need any further information
should you require further clarification
if you have any questions
if you have any further questions
if you have any queries
if you require any further information
if you need any further information
if you wish to discuss this matter
regarding this matter
about this letter
in this matter
on this matter
please contact the undersigned
please contact our office
please contact this office
contact the undersigned
the undersigned
at your earliest convenience
at your convenience
as soon as possible
without further delay
without delay
i look forward to hearing from you
we look forward to hearing from you
i look forward to your reply
we look forward to your reply
we look forward to receiving your
look forward to receiving your
looking forward to your
thank you for your letter of
thank you for your letter dated
thank you for your letter
thank you for your email
thank you for your attention to this matter
thank you for your attention
thank you for your cooperation
thank you for your continued cooperation
thank you for your continued support
thank you for your understanding
thank you in advance
your cooperation is appreciated
your cooperation in this matter is appreciated
your attention to this matter is appreciated
we appreciate your cooperation
we would be grateful if you would
we would be grateful if you could
i would be grateful if you would
i would be grateful if you could
we should be grateful if you would
it would be appreciated if you could
it is requested that you
you are requested to
you are kindly requested to
you are hereby notified that
you are hereby informed that
this is to inform you that
this is to certify that
this is to confirm that
this letter is to inform you that
we hereby inform you that
we wish to inform you that
we would like to inform you that
i am writing to inform you that
i am writing to you
i am writing to confirm
i am writing regarding
we are writing to inform you that
we are writing to you
i write with reference to
i refer to your letter of
i refer to your letter
we refer to your letter of
we refer to your letter dated
we refer to your letter
reference is made to your letter of
reference is made to your letter
reference is made to
with reference to your letter of
with reference to your letter
with reference to the above
with reference to
in reference to
with regard to
with respect to
in respect of
in regard to
in reply to your letter of
in reply to your letter
in response to your letter of
in response to your letter
in response to your request
in response to
further to your letter of
further to your letter
further to our letter
further to our conversation
further to our meeting
further to our correspondence
pursuant to
in accordance with
in accordance with the provisions of
in accordance with the requirements of
in accordance with the law
in compliance with
in conformity with
in connection with
in relation to
in the event that
in the event of
in order to
in view of the above
in view of the foregoing
in light of the above
in the light of
in the interest of
in the interests of
on behalf of
for and on behalf of
by order of
by direction of
by authority of
for your information
for your information and guidance
for your information and necessary action
for your information and records
for your records
for your consideration
for your approval
for your signature
for information and necessary action
for necessary action
for immediate release
for official use only
not for distribution
draft not signed decides nothing
please find attached
please find enclosed
please find herewith
attached please find
enclosed please find
is attached for your information
is attached to this letter
is enclosed with this letter
attached to this letter
enclosed with this letter
as set out in
as set out below
as set forth in
as set forth below
as described in
as described below
as stated above
as mentioned above
as noted above
as outlined above
as outlined below
as follows
the following
with immediate effect
with effect from
effective immediately
until further notice
until such time as
to the extent that
to the extent possible
subject to the provisions of
subject to the approval of
subject to
prior to
at the present time
at this time
at the same time
at the request of
at a later date
in due course
in the near future
from time to time
for the purpose of
for the purposes of
for the time being
for the avoidance of doubt
as well as
as a result of
as a matter of
as the case may be
as appropriate
as necessary
as required
where appropriate
if necessary
if applicable
in addition to
in addition
on the other hand
on the one hand
on the basis of
by means of
by way of
by virtue of
in terms of
in case of
in lieu of
in the absence of
in the course of
in the form of
in the field of
with a view to
with the exception of
with due regard to
taking into account
take into account
having regard to
due to the fact that
it should be noted that
it is noted that
please note that
please be advised that
please be informed that
kindly be advised that
kindly note that
we regret to inform you that
we are pleased to inform you that
it is with pleasure that
i have the honour to
i have the honor to
we have the honour to
has the honour to
presents its compliments to
avails itself of this opportunity to renew to
the assurances of its highest consideration
please accept the assurances of my highest consideration
accept the assurances of my highest consideration
i avail myself of this opportunity to
we apologise for any inconvenience
we apologize for any inconvenience
we apologise for any inconvenience this may cause
we apologize for any inconvenience this may cause
any inconvenience caused
any inconvenience this may cause
we trust that this
i trust that this
i hope this letter finds you well
i hope this finds you well
your prompt attention to this matter
your prompt reply
your early reply
an early reply
a reply is requested by
please reply by
please respond by
please acknowledge receipt of this letter
please acknowledge receipt
receipt of your letter
we acknowledge receipt of your letter
to whom it may concern
dear sir or madam
dear sir madam
dear sirs
dear sir
dear madam
dear colleague
dear colleagues
dear mr
dear mrs
dear ms
dear dr
your excellency
yours faithfully
yours sincerely
yours truly
yours respectfully
respectfully yours
sincerely yours
very truly yours
respectfully submitted
sincerely
respectfully
with kind regards
kind regards
with best regards
best regards
best wishes
very respectfully
memorandum for record
memorandum for
subject
reference
references
through
enclosure
enclosures
distribution
copy to
copies to
signed
point of contact
the point of contact for this action is
the point of contact for this matter is
point of contact for this memorandum is
this memorandum
this letter
the above mentioned
the aforementioned
the said
page of
`;

const ARABIC = `
بسم الله الرحمن الرحيم
السلام عليكم ورحمة الله وبركاته
السلام عليكم
وعليكم السلام ورحمة الله وبركاته
تحية طيبة وبعد
تحية طيبة
أما بعد
السيد المحترم
السيدة المحترمة
السادة المحترمون
السادة المحترمين
حضرة السيد
إلى من يهمه الأمر
الموضوع
المرجع
المرفقات
التاريخ
نود إبلاغكم بأن
نود أن نبلغكم بأن
نود إحاطتكم علما بأن
يسرنا إبلاغكم بأن
يسرنا أن نبلغكم
يؤسفنا إبلاغكم بأن
نفيدكم بأن
نفيدكم علما بأن
نحيطكم علما بأن
للعلم والإحاطة
للتفضل بالعلم
للعلم واتخاذ اللازم
للاطلاع واتخاذ ما يلزم
واتخاذ ما يلزم
لاتخاذ الإجراءات اللازمة
اتخاذ الإجراءات اللازمة
إشارة إلى كتابكم رقم
إشارة إلى خطابكم رقم
إشارة إلى كتابكم
إشارة إلى خطابكم
إشارة إلى
بالإشارة إلى كتابكم
بالإشارة إلى
ردا على كتابكم
ردا على خطابكم
عطفا على
إلحاقا بكتابنا
وفقا لأحكام القانون
وفقا لأحكام
وفقا ل
بناء على
استنادا إلى
عملا بأحكام
فيما يتعلق
بخصوص
بشأن
على النحو التالي
كما يلي
ما يلي
في أقرب وقت ممكن
في أقرب فرصة ممكنة
حتى إشعار آخر
اعتبارا من تاريخه
اعتبارا من
مرفق طيه
نرفق لكم طيه
تجدون طيه
يرجى التكرم
نرجو التكرم
نأمل التكرم
يرجى العلم بأن
يرجى العلم
لا تترددوا في الاتصال
لا تترددوا في التواصل معنا
في حال وجود أي استفسار
لمزيد من المعلومات
شاكرين لكم حسن تعاونكم
شاكرين لكم تعاونكم
شاكرين ومقدرين حسن تعاونكم
نشكركم على تعاونكم
مع الشكر والتقدير
مع خالص الشكر والتقدير
وتفضلوا بقبول فائق الاحترام والتقدير
وتفضلوا بقبول فائق الاحترام
وتفضلوا بقبول خالص التحية
وتقبلوا فائق الاحترام والتقدير
وتقبلوا تحياتنا
والسلام عليكم ورحمة الله وبركاته
والله ولي التوفيق
صورة إلى
نسخة إلى
`;

let byFirstWord: ReadonlyMap<string, readonly (readonly string[])[]> | undefined;

/** Longest first under each first word. */
function phraseBook(): ReadonlyMap<string, readonly (readonly string[])[]> {
  if (byFirstWord !== undefined) return byFirstWord;
  const book = new Map<string, (readonly string[])[]>();
  for (const line of `${ENGLISH}\n${ARABIC}`.split("\n")) {
    const words = normalise(line).map((word) => word.text);
    const first = words[0];
    if (first !== undefined) book.set(first, [...(book.get(first) ?? []), words]);
  }
  for (const phrases of book.values()) phrases.sort((a, b) => b.length - a.length);
  byFirstWord = book;
  return book;
}

function startsAt(words: readonly Word[], at: number, phrase: readonly string[]): boolean {
  return phrase.every((text, i) => words[at + i]?.text === text);
}

/** Which words belong to a phrase that every office uses: one entry a word, 1 for such words. */
export function setPhrases(words: readonly Word[]): Uint8Array {
  const found = new Uint8Array(words.length);
  let at = 0;
  while (at < words.length) {
    const phrases = phraseBook().get(words[at]?.text ?? "") ?? [];
    const phrase = phrases.find((candidate) => startsAt(words, at, candidate));
    if (phrase !== undefined) found.fill(1, at, at + phrase.length);
    at += phrase?.length ?? 1;
  }
  return found;
}
