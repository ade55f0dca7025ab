/** An address that leads nowhere. */
export function loader() {
  throw new Response("There is no such page.", { status: 404 });
}

export default function Nowhere() {
  return null;
}
