// The gallery beside the editor, as a GraphiQL plugin: Vietnamese first, English beside it, every example by keyboard.
// The questions are gallery.ts; what opening one does is open-example.ts.
import type { GraphiQLPlugin } from '@graphiql/react'
import { useState } from 'react'
import type { Example } from './example.ts'
import { GALLERY } from './gallery.ts'
import { useExampleOpener } from './open-example.ts'

export const GALLERY_PLUGIN: GraphiQLPlugin = {
  title: 'Câu hỏi mẫu – Sample questions',
  icon: GalleryIcon,
  content: GalleryPanel,
}

function GalleryPanel() {
  const { current, ready, open, run } = useExampleOpener()
  const [said, setSaid] = useState('')

  const choose = (example: Example) => {
    open(example)
    setSaid(`Đã đặt vào ô soạn: ${example.titleVi}. Nhấn Chạy để hỏi.`)
    bringIntoView('.graphiql-query-editor')
  }
  const ask = (example: Example) => {
    run(example)
    setSaid(`Đang hỏi: ${example.titleVi}.`)
    bringIntoView('.graphiql-response')
  }
  return (
    <nav className="gallery" aria-labelledby="gallery-title">
      <h2 id="gallery-title">
        Câu hỏi mẫu <span lang="en">Sample questions</span>
      </h2>
      <ol>
        {GALLERY.map((example) => (
          <ExampleItem
            key={example.id}
            example={example}
            isCurrent={example.id === current}
            disabled={!ready}
            onChoose={choose}
            onAsk={ask}
          />
        ))}
      </ol>
      <p role="status" className="gallery-status">
        {said}
      </p>
    </nav>
  )
}

interface ExampleItemProps {
  example: Example
  isCurrent: boolean
  disabled: boolean
  onChoose(example: Example): void
  onAsk(example: Example): void
}

function ExampleItem({ example, isCurrent, disabled, onChoose, onAsk }: ExampleItemProps) {
  return (
    <li>
      <button
        type="button"
        className="example"
        aria-current={isCurrent}
        disabled={disabled}
        onClick={() => onChoose(example)}
      >
        <strong>{example.titleVi}</strong>
        <span lang="en">{example.titleEn}</span>
        <span className="example-question">{example.question}</span>
      </button>
      <button
        type="button"
        className="example-run"
        aria-label={`Chạy · Run: ${example.titleVi}`}
        disabled={disabled}
        onClick={() => onAsk(example)}
      >
        Chạy · <span lang="en">Run</span>
      </button>
    </li>
  )
}

function GalleryIcon() {
  return (
    <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M7 4h11M7 10h11M7 16h11M2 4h1M2 10h1M2 16h1" strokeLinecap="round" />
    </svg>
  )
}

/** On a narrow or much enlarged page the editors stand below the gallery. */
function bringIntoView(selector: string) {
  document.querySelector(selector)?.scrollIntoView({ block: 'nearest' })
}
