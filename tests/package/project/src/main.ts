import { createConfidant } from 'confidant-sdk'

const confidant = await createConfidant({
  controller: { name: 'Harbour & Pine', contact: 'data@harbour.example', policy: '/policy' },
  revision: 1,
  languages: ['en', 'de'],
  purposes: [
    {
      id: 'analytics',
      basis: 'consent',
      name: { en: 'Measuring visits', de: 'Besuche messen' },
      text: { en: 'Counts which pages are read.', de: 'Zählt, welche Seiten gelesen werden.' },
      retention: '13 months',
    },
    {
      id: 'media',
      basis: 'consent',
      name: { en: 'Films', de: 'Filme' },
      text: { en: 'Shows films from elsewhere.', de: 'Zeigt Filme von anderswo.' },
      retention: '1 day',
    },
  ],
  vendors: [{ id: 'matomo', name: 'Matomo', policy: '/matomo', country: 'DE', purposes: ['analytics'] }],
})

const show = () => {
  const granted = (['analytics', 'media'] as const).filter((purpose) => confidant.has(purpose))
  document.body.dataset.granted = granted.join(' ')
}
confidant.subscribe(show)
show()
