// A small, whole configuration: one purpose of each legal basis, a vendor for each, Google's signals.

const vendor = (id, purposes, more) => ({
  id, name: id[0].toUpperCase() + id.slice(1), policy: `https://${id}.example/policy`, country: 'DE', purposes, ...more,
})

const purpose = (id, name, more) => ({ id, basis: 'consent', name, text: `What happens for ${name}.`, retention: '6 months', ...more })

/** The configuration, with some of its members replaced. @param {object} [changes] */
export const config = (changes = {}) => ({
  controller: { name: 'Harbour', contact: 'data@harbour.example', policy: '/policy' },
  revision: 1,
  languages: ['en'],
  purposes: [
    purpose('basket', 'the basket', { basis: 'necessary', justification: 'Without it the basket is empty.' }),
    purpose('analytics', 'counting', { sale: false }),
    purpose('ads', 'advertising', { sale: true }),
    purpose('media', 'films', { sale: false }),
    purpose('fraud', 'fraud checks', { basis: 'legitimate-interest', sale: false }),
  ],
  vendors: [
    vendor('counter', ['analytics'], {
      cookies: [{ name: '_count_id', duration: '13 months' }, { name: '_count_ses.*', duration: '30 minutes' }],
      storage: [
        { key: 'count.*', kind: 'local', duration: '13 months' },
        { key: 'count.*', kind: 'session', duration: 'session' },
      ],
    }),
    vendor('adnet', ['ads'], { cookies: [{ name: '_ad', duration: '90 days' }] }),
    vendor('films', ['media']),
    vendor('guard', ['fraud']),
  ],
  signals: {
    google: {
      purposes: { analytics: ['analytics_storage'], ads: ['ad_storage', 'ad_user_data', 'ad_personalization'] },
    },
  },
  ...changes,
})
