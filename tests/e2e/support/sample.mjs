// A configuration to vary, in the words of a real page: every legal basis, a vendor for each, as many more as wanted.

const WORDS = {
  en: { basket: ['Basket', 'Remembers what you put in the basket.', 'Without it the basket forgets.'], analytics: ['Measuring visits', 'Counts which stories are read, and how often the same browser returns.'], media: ['Films and maps', 'Loads films and sea charts from the companies that host them.'], fraud: ['Preventing fraud', 'Checks whether an order comes from a machine that tries stolen cards.'] },
  de: { basket: ['Warenkorb', 'Merkt sich, was Sie in den Warenkorb legen.', 'Ohne ihn vergisst der Warenkorb, was darin liegt.'], analytics: ['Besuche messen', 'Zählt, welche Geschichten gelesen werden und wie oft derselbe Browser wiederkommt.'], media: ['Filme und Karten', 'Lädt Filme und Seekarten von den Firmen, bei denen sie liegen.'], fraud: ['Betrug verhindern', 'Prüft, ob eine Bestellung von einer Maschine kommt, die gestohlene Karten durchprobiert.'] },
  ar: { basket: ['السلة', 'تتذكر ما وضعته في السلة.', 'من دونها تنسى السلة ما وضعته فيها.'], analytics: ['قياس الزيارات', 'يحصي القصص التي تُقرأ وعدد مرات عودة المتصفح نفسه.'], media: ['الأفلام والخرائط', 'يحمّل الأفلام والخرائط البحرية من الشركات التي تستضيفها.'], fraud: ['منع الاحتيال', 'يتحقق مما إذا كان الطلب صادرًا عن آلة تجرّب بطاقات مسروقة.'] },
  ja: { basket: ['買い物かご', '買い物かごに入れた商品を記憶します。', 'これがないと、かごの中身を覚えていられません。'], analytics: ['アクセスの測定', 'どの記事が読まれ、同じブラウザーが何度戻ってくるかを数えます。'], media: ['動画と地図', '動画と海図を、それらを保管する会社から読み込みます。'], fraud: ['不正の防止', '盗まれたカードを試す機械からの注文でないかを確認します。'] },
}

/** All languages of the interface. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'ar', 'he', 'ja']

/** @param {object} [options] `languages`, `look`, `vendors` (so many more) and anything else of a configuration */
export function sample({ languages = ['en'], vendors: more = 0, ...rest } = {}) {
  const say = (id, at) => Object.fromEntries(languages.map(lang => [lang, (WORDS[lang] ?? WORDS.en)[id][at]]))
  const purpose = (id, basis, retention, facts) => ({ id, basis, name: say(id, 0), text: say(id, 1), retention, ...facts })
  const vendor = (id, name, country, purposes, facts) => ({ id, name, country, purposes, policy: `https://${id}.example/policy`, ...facts })
  return {
    controller: { name: 'Harbour & Pine', contact: 'data@harbour.example', policy: '/policy' },
    revision: 1,
    languages,
    purposes: [
      purpose('basket', 'necessary', '30 days', { justification: say('basket', 2) }),
      purpose('analytics', 'consent', '13 months', { sale: false }),
      purpose('media', 'consent', '6 months', { sale: false }),
      purpose('fraud', 'legitimate-interest', '30 days', { sale: false }),
    ],
    vendors: [
      vendor('tidemark', 'Tidemark', 'DE', ['analytics'], {
        cookies: [{ name: '_tide_id', duration: '13 months' }, { name: '_tide_*', duration: '30 minutes' }],
        storage: [{ key: 'tide.*', kind: 'local', duration: '13 months' }],
      }),
      vendor('reelhouse', 'Reelhouse', 'US', ['media']),
      vendor('keystone', 'Keystone', 'NL', ['fraud'], { storage: [{ key: 'key.*', kind: 'session', duration: 'session' }] }),
      ...Array.from({ length: more }, (_, i) => vendor(`partner-${i}`, `Partner ${i + 1}`, 'FR', i % 2 ? ['analytics'] : ['media', 'analytics'], {
        cookies: [{ name: `_p${i}`, duration: '90 days' }],
      })),
    ],
    ...rest,
  }
}

/** Held code and a held frame of the other origin. */
export const HELD = `
  <script type="text/plain" data-purpose="analytics" data-vendor="tidemark" data-src="{{others}}/tide.js"></script>
  <iframe title="A film" width="480" height="270" data-purpose="media" data-vendor="reelhouse" data-src="{{others}}/film.html"></iframe>`

/** Enough words to scroll through, with links to tab through. */
export const STORY = '<p>Nine passengers, forty litres of milk and <a href="#next">a piano stool</a>: out to the islands on the last boat before the ice.</p>'.repeat(12)

const VIEWPORT = '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">'

// What does not come in this time does not come.
const prepare = ({ page }) => page.setDefaultTimeout(10_000)

/** What `open` takes for a page of the sample. @param {object} [options] of `sample`, and `open`'s own under `page` */
export function page({ page: { head = '', ...more } = {}, ...options } = {}) {
  const { languages = ['en'] } = options
  return { config: sample(options), lang: languages[0], head: VIEWPORT + head, body: `<section aria-label="The story">${STORY}${HELD}${STORY}</section>`, prepare, ...more }
}

/** Layout of every form of the first layer. */
export const LAYOUTS = ['bar', 'box', 'dialog']
