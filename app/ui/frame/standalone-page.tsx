export type StandalonePageProps = {
  title: string;
  paragraphs: string[];
  link: { label: string; href: string } | null;
  supportEmail: string | null;
};

/** A page outside the admin frame. Plain elements: it must work when everything else does not. */
export function StandalonePage({ title, paragraphs, link, supportEmail }: StandalonePageProps) {
  return (
    <main className="standalone">
      <div className="standalone-card">
        <p className="standalone-brand">Plumbline</p>
        <h1>{title}</h1>
        {paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        {link && (
          <a className="standalone-button" href={link.href}>
            {link.label}
          </a>
        )}
        {supportEmail && (
          <p className="standalone-support">
            Need help? Write to <a href={`mailto:${supportEmail}`}>{supportEmail}</a>.
          </p>
        )}
      </div>
    </main>
  );
}
