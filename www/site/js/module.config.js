// A configuration as a plain object; with TypeScript the ids are checked in `when`, `has` and `set`.

export const config = {
  controller: { name: 'Harbour & Pine', contact: 'data@harbourandpine.example', policy: '/policy.html' },
  revision: 1,
  languages: ['en'],
  purposes: [
    {
      id: 'analytics',
      basis: 'consent',
      name: 'Measuring visits',
      text: 'Counts which stories are read, so that we know what to print next.',
      retention: '13 months',
      sale: false,
    },
    {
      id: 'media',
      basis: 'consent',
      name: 'Films and maps',
      text: 'Loads films and sea charts from the companies that host them.',
      retention: '6 months',
      sale: false,
    },
  ],
  vendors: [
    {
      id: 'tidemark',
      name: 'Tidemark',
      policy: 'https://tidemark.example/policy',
      country: 'DE',
      purposes: ['analytics'],
      cookies: [
        { name: '_hb_tide_id', duration: '13 months' },
        { name: '_hb_tide_ses', duration: '30 minutes' },
      ],
      storage: [{ key: 'hb_tide.*', kind: 'local', duration: '13 months' }],
    },
    {
      id: 'reelhouse',
      name: 'Reelhouse',
      policy: 'https://reelhouse.example/policy',
      country: 'US',
      purposes: ['media'],
    },
  ],
  look: { layout: 'bar' },
}
